import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Dialog, Icon, ZoomPhoto } from '#web/ui/index.ts';
import { voices } from './categories.ts';
import type { Opened } from './opened.ts';
import { useReporterWords } from './words.ts';

type Size = 'thumbnail' | 'full';

/** Pictures open only with the pair, so they are fetched with it and shown from memory. */
export function VoicePhotos({ opened, photos }: { opened: Opened; photos: readonly string[] }) {
  const t = useReporterWords();
  const [large, setLarge] = useState<string>();
  return (
    <>
      <ul className="flex flex-wrap gap-2">
        {photos.map((photo, index) => (
          <li key={photo}>
            <button
              type="button"
              className="grid size-24 place-content-center overflow-hidden print:size-40 rounded-md border border-line bg-paper-deep"
              aria-label={t('voice.photo', { n: index + 1 })}
              onClick={() => setLarge(photo)}
            >
              <Picture opened={opened} photo={photo} size="thumbnail" />
            </button>
          </li>
        ))}
      </ul>
      <Dialog
        open={large !== undefined}
        onClose={() => setLarge(undefined)}
        title={t('voice.photoLarge')}
        size="wide"
      >
        {large !== undefined && <Picture opened={opened} photo={large} size="full" />}
      </Dialog>
    </>
  );
}

function Picture({ opened: { voice, headers }, photo, size }: { opened: Opened; photo: string; size: Size }) {
  const t = useReporterWords();
  const bytes = useQuery({
    queryKey: ['voice', 'photo', voice.number, photo, size],
    queryFn: () => voices.reporterPhoto({ params: { photo }, query: { size }, headers }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes.data) return;
    const made = URL.createObjectURL(bytes.data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes.data]);
  if (bytes.isError) return <span className="p-2 text-sm">{t('voice.photoFailed')}</span>;
  if (url === undefined) return <Icon name="camera" />;
  return size === 'full' ? (
    <ZoomPhoto src={url} alt={t('voice.photoLarge')} />
  ) : (
    <img src={url} alt="" className="size-24 object-cover print:size-40" />
  );
}
