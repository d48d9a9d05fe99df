import { useEffect, useId, useState } from 'react';
import { type DayParts, dayOf, isWhole, noSuchDay, partsOf, type TypedDay } from './day.ts';
import { FieldError } from './Field.tsx';
import { useWords } from './locale.tsx';

export interface DateFieldProps {
  readonly label: string;
  readonly value: TypedDay;
  readonly onChange: (day: TypedDay) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

const names = ['year', 'month', 'day'] as const;
const lengths = { year: 4, month: 2, day: 2 } as const;

/** A day as three numbers: the browser's own field speaks the browser's language, not the reader's. */
export function DateField({ label, value, onChange, hint, error, required = false }: DateFieldProps) {
  const t = useWords();
  const id = useId();
  const [parts, setParts] = useState(() => partsOf(value === noSuchDay ? '' : value));
  // Nobody is told off while still writing, nor left alone with half a day.
  const [left, setLeft] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a day set from outside replaces what is typed
  useEffect(() => {
    if (value !== noSuchDay && value !== dayOf(parts)) setParts(partsOf(value));
  }, [value]);
  const change = (next: DayParts) => {
    setParts(next);
    if (dayOf(next) !== value) onChange(dayOf(next));
  };
  const isNone = dayOf(parts) === noSuchDay;
  const own = isWhole(parts) ? t('date.none') : left ? t('date.half') : undefined;
  const shown = (isNone ? own : undefined) ?? error;
  const described = [hint !== undefined && `${id}h`, shown !== undefined && `${id}e`]
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      className="l-field l-date"
      data-invalid={shown !== undefined || undefined}
      onBlur={(event) => setLeft(!event.currentTarget.contains(event.relatedTarget))}
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
