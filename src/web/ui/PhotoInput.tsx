import { useEffect, useId, useState } from 'react';
import { IconButton } from './Button.tsx';
import { FieldError } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { useWords } from './locale.tsx';
import { shrinkPhoto } from './photo.ts';

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
  /** Opens the camera at once, for field officers; otherwise the phone offers camera and album. */
  readonly camera?: boolean;
}

const size = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export function PhotoInput({
  label,
  value,
  onChange,
  hint,
  max = 4,
  maxBytes = 8 * 1024 * 1024,
  error,
  required = false,
  camera = false,
}: PhotoInputProps) {
  const t = useWords();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();

  async function add(chosen: readonly File[]) {
    setBusy(true);
    setRefused(undefined);
    const kept: File[] = [];
    for (const file of chosen.slice(0, max - value.length)) {
      if (!file.type.startsWith('image/')) {
        setRefused(t('photo.notImage', { name: file.name }));
        continue;
      }
      const photo = await shrinkPhoto(file);
      if (photo.size > maxBytes)
        setRefused(t('photo.tooLarge', { name: file.name, size: size(photo.size), max: size(maxBytes) }));
      else kept.push(photo);
    }
    if (chosen.length > max - value.length) setRefused(t('photo.tooMany', { max }));
    setBusy(false);
    if (kept.length > 0) onChange([...value, ...kept]);
  }

  return (
    <fieldset className="l-field" aria-describedby={`${id}h ${id}e`} aria-busy={busy || undefined}>
      <legend className="l-label">
        {label} <span className="l-need">{t(required ? 'required' : 'optional')}</span>
      </legend>
      <p className="l-hint" id={`${id}h`}>
        {hint ?? t('photo.privacy')}
      </p>
      <div className="l-photos">
        {value.map((file, index) => (
          <figure className="l-photo" key={`${file.name}${file.lastModified}${file.size}`}>
            <Preview file={file} alt={t('photo.alt', { n: index + 1 })} />
            <IconButton
              icon="close"
              label={t('photo.remove', { n: index + 1 })}
              onClick={() => onChange(value.filter((other) => other !== file))}
            />
          </figure>
        ))}
        {value.length < max && (
          <label className="l-photo-add">
            {busy ? <span className="l-spinner" aria-hidden /> : <Icon name="camera" size="lg" />}
            <span>{t(value.length === 0 ? 'photo.add' : 'photo.more')}</span>
            <input
              className="l-unseen"
              type="file"
              accept="image/*"
              capture={camera ? 'environment' : undefined}
              multiple={max - value.length > 1}
              disabled={busy}
              onChange={(event) => {
                const input = event.currentTarget;
                const chosen = [...(input.files ?? [])];
                // The same picture may be chosen again after it was removed.
                input.value = '';
                void add(chosen);
              }}
            />
          </label>
        )}
      </div>
      <div aria-live="polite">
        <FieldError id={`${id}e`} error={refused ?? error} />
      </div>
    </fieldset>
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
