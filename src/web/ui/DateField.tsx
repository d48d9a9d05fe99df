import { useEffect, useId, useState } from 'react';
import { FieldError } from './Field.tsx';
import { useWords } from './locale.tsx';

export interface DateFieldProps {
  readonly label: string;
  /** An ISO day, or '' while there is none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

const names = ['year', 'month', 'day'] as const;
const lengths = { year: 4, month: 2, day: 2 } as const;
type Parts = Readonly<Record<(typeof names)[number], string>>;

function partsOf(day: string): Parts {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') };
}

/** '' unless it is a day of the calendar. */
function dayOf({ year, month, day }: Parts): string {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) &&
    !Number.isNaN(moment.getTime()) &&
    moment.toISOString().startsWith(iso)
    ? iso
    : '';
}

/** A day as three numbers: the browser's own field speaks the browser's language, not the reader's. */
export function DateField({ label, value, onChange, hint, error, required = false }: DateFieldProps) {
  const t = useWords();
  const id = useId();
  const [parts, setParts] = useState(() => partsOf(value));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a day set from outside replaces what is typed
  useEffect(() => {
    if (value !== dayOf(parts)) setParts(partsOf(value));
  }, [value]);
  const change = (next: Parts) => {
    setParts(next);
    if (dayOf(next) !== value) onChange(dayOf(next));
  };
  const whole = names.every((name) => parts[name] !== '') && parts.year.length === 4;
  const shown = error ?? (whole && dayOf(parts) === '' ? t('date.none') : undefined);
  const described = [hint !== undefined && `${id}h`, shown !== undefined && `${id}e`]
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      className="l-field l-date"
      data-invalid={shown !== undefined || undefined}
      {...(described && { 'aria-describedby': described })}
    >
      <legend className="l-label">
        {label} <span className="l-need">{t(required ? 'required' : 'optional')}</span>
      </legend>
      {hint !== undefined && (
        <p className="l-hint" id={`${id}h`}>
          {hint}
        </p>
      )}
      <div className="l-date-parts">
        {names.map((name) => (
          <label key={name}>
            <input
              className="l-input"
              inputMode="numeric"
              autoComplete="off"
              data-part={name}
              aria-label={`${label}${t('date.of')}${t(`date.${name}`)}`}
              {...(shown !== undefined && { 'aria-invalid': true })}
              value={parts[name]}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                const [, year, month, day] = /(\d{4})\D+(\d{1,2})\D+(\d{1,2})/.exec(typed) ?? [];
                if (year && month && day) change(partsOf(`${year}-${month}-${day}`));
                else change({ ...parts, [name]: typed.replaceAll(/\D/g, '').slice(0, lengths[name]) });
              }}
            />
            <span aria-hidden>{t(`date.${name}`)}</span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}e`} error={shown} />
    </fieldset>
  );
}
