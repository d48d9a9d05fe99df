// Photos of a case: small in their place, large on demand.
import { useState } from 'react';
import { Button, Dialog, ZoomPhoto } from '#web/ui/index.ts';
import { useCaseMessages } from './words.ts';

export interface CasePhotosProps {
  readonly county: number;
  readonly id: string;
  readonly photos: readonly string[];
}

function addressOf({ county, id }: CasePhotosProps, photo: string, size: 'full' | 'thumbnail'): string {
  return `/api/cases/${county}/${id}/photos/${photo}?size=${size}`;
}

export function CasePhotos(props: CasePhotosProps) {
  const t = useCaseMessages();
  const [at, setAt] = useState<number | null>(null);
  if (props.photos.length === 0) return null;
  return (
    <>
      <ul className="flex flex-wrap gap-2">
        {props.photos.map((photo, index) => (
          <li key={photo}>
            <button
              type="button"
              className="block size-24 overflow-hidden rounded-md border border-line bg-paper-deep"
              onClick={() => setAt(index)}
              aria-label={t('photo.open', { n: index + 1 })}
            >
              <img
                src={addressOf(props, photo, 'thumbnail')}
                alt={t('photo.of', { n: index + 1 })}
                className="size-full object-cover"
                loading="lazy"
              />
            </button>
          </li>
        ))}
      </ul>
      {at !== null && <Lightbox {...props} at={at} onMove={setAt} onClose={() => setAt(null)} />}
    </>
  );
}

interface LightboxProps extends CasePhotosProps {
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onClose: () => void;
}

function Lightbox({ at, onMove, onClose, ...rest }: LightboxProps) {
  const t = useCaseMessages();
  const total = rest.photos.length;
  const photo = rest.photos[at];
  const move = (step: number) => onMove((at + step + total) % total);
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={t('photo.title', { n: at + 1, total })}
      {...(total > 1 && {
        actions: (
          <>
            <Button icon="chevronLeft" onClick={() => move(-1)}>
              {t('photo.previous')}
            </Button>
            <Button icon="chevronRight" onClick={() => move(1)}>
              {t('photo.next')}
            </Button>
          </>
        ),
      })}
    >
      {photo !== undefined && (
        <ZoomPhoto key={photo} src={addressOf(rest, photo, 'full')} alt={t('photo.of', { n: at + 1 })} />
      )}
    </Dialog>
  );
}
