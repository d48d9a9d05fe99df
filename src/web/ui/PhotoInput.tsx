import { type ReactNode, useEffect, useId, useState } from 'react';
import { IconButton } from './Button.tsx';
import { FieldError } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { useWords } from './locale.tsx';
import { usePhotoChoice } from './use-photo-choice.ts';

export interface PhotoInputProps {
  readonly label: string;
  readonly value: readonly File[];
  readonly onChange: (photos: readonly File[]) => void;
  readonly hint?: string;
  readonly max?: number;
  /** Bytes of one photo after shrinking. */
  readonly maxBytes?: number;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** When it is needed, where "required" and "optional" are both too much. */
  readonly need?: string;
  /** Those that did not arrive; each can be replaced by another. */
  readonly broken?: readonly File[];
  /** Opens the camera at once, for field officers; otherwise the phone offers camera and album. */
  readonly camera?: boolean;
}

const fingerprint = ({ name, lastModified, size }: File) => `${name} ${lastModified} ${size}`;

export function PhotoInput({
  label,
  value,
  onChange,
  hint,
  max = 4,
  maxBytes = 8 * 1024 * 1024,
  error,
  required = false,
  need,
  broken = [],
  camera = false,
}: PhotoInputProps) {
  const t = useWords();
  const id = useId();
  const { busy, refused, choose } = usePhotoChoice(max, maxBytes);
  const room = max - value.length;

  const add = async (files: readonly File[]) => {
    const taken = await choose(files, room);
    const known = new Set(value.map(fingerprint));
    // One picture chosen twice is one picture.
    const fresh = taken.filter((photo) => !known.has(fingerprint(photo)));
    if (fresh.length > 0) onChange([...value, ...fresh]);
  };
  const swap = async (old: File, files: readonly File[]) => {
    const [taken] = await choose(files, 1);
    if (taken) onChange(value.map((photo) => (photo === old ? taken : photo)));
  };

  return (
    <fieldset
      className="l-field"
      aria-describedby={`${id}h ${id}e`}
      aria-busy={busy || undefined}
      data-invalid={error !== undefined || undefined}
    >
      <legend className="l-label">
        {label} <span className="l-need">{need ?? t(required ? 'required' : 'optional')}</span>
      </legend>
      <p className="l-hint" id={`${id}h`}>
        {hint ?? t('photo.privacy')}
        {t('photo.most', { max })}
      </p>
      <div className="l-photos">
        {value.map((file, index) => (
          <figure
            className="l-photo"
            data-broken={broken.includes(file) || undefined}
            key={fingerprint(file)}
          >
            <Preview file={file} alt={t('photo.alt', { n: index + 1 })} />
            <IconButton
              icon="close"
              label={t('photo.remove', { n: index + 1 })}
              onClick={() => onChange(value.filter((other) => other !== file))}
            />
            {broken.includes(file) && (
              <FilePick
                className="l-photo-swap"
                busy={busy}
                camera={camera}
                onPick={(files) => void swap(file, files)}
              >
                <span className="l-unseen">{t('photo.swapOf', { n: index + 1 })}</span>
                <span aria-hidden>{t('photo.swap')}</span>
              </FilePick>
            )}
          </figure>
        ))}
        {room > 0 && (
          <FilePick
            className="l-photo-add"
            busy={busy}
            camera={camera}
            several={room > 1}
            onPick={(files) => void add(files)}
          >
            {busy ? <span className="l-spinner" aria-hidden /> : <Icon name="camera" size="lg" />}
            <span>{t(value.length === 0 ? 'photo.add' : 'photo.more')}</span>
          </FilePick>
        )}
      </div>
      <div aria-live="polite">
        <FieldError id={`${id}e`} error={refused.length > 0 ? refused.join('\n') : error} />
      </div>
    </fieldset>
  );
}

interface FilePickProps {
  readonly className: string;
  readonly children: ReactNode;
  readonly busy: boolean;
  readonly camera: boolean;
  readonly several?: boolean;
  readonly onPick: (files: readonly File[]) => void;
}

function FilePick({ className, children, busy, camera, several = false, onPick }: FilePickProps) {
  return (
    <label className={className}>
      {children}
      <input
        className="l-unseen"
        type="file"
        accept="image/*"
        capture={camera ? 'environment' : undefined}
        multiple={several}
        disabled={busy}
        onChange={(event) => {
          const input = event.currentTarget;
          const chosen = [...(input.files ?? [])];
          // The same picture may be chosen again after it was removed.
          input.value = '';
          onPick(chosen);
        }}
      />
    </label>
  );
}

function Preview({ file, alt }: { file: File; alt: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return <img src={url} alt={alt} />;
}
