import type { ReactNode } from 'react';
import { useId } from 'react';
import { FieldError, type Option } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { useWords } from './locale.tsx';

interface GroupProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

function Group({ label, hint, error, required = false, children }: GroupProps & { children: ReactNode }) {
  const t = useWords();
  const id = useId();
  return (
    <fieldset
      className="l-field"
      data-invalid={error !== undefined || undefined}
      aria-describedby={error === undefined ? undefined : `${id}e`}
    >
      <legend className="l-label">
        {label} <span className="l-need">{t(required ? 'required' : 'optional')}</span>
      </legend>
      {hint !== undefined && <p className="l-hint">{hint}</p>}
      {children}
      <FieldError id={`${id}e`} error={error} />
    </fieldset>
  );
}

export interface RadioGroupProps<Value extends string> extends GroupProps {
  readonly value: Value | '';
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  /** Short choices beside each other instead of below. */
  readonly inline?: boolean;
}

export function RadioGroup<Value extends string>({
  value,
  options,
  onChange,
  inline = false,
  ...group
}: RadioGroupProps<Value>) {
  const name = useId();
  return (
    <Group {...group}>
      <div className="l-choices" data-inline={inline || undefined}>
        {options.map((option) => (
          <label className="l-choice" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              required={group.required}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint !== undefined && <small className="l-hint">{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </Group>
  );
}

export interface CheckBoxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
}

export function CheckBox({ label, checked, onChange, hint, disabled = false }: CheckBoxProps) {
  return (
    <label className="l-choice">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {label}
        {hint !== undefined && <small className="l-hint">{hint}</small>}
      </span>
    </label>
  );
}

export type Score = 1 | 2 | 3 | 4 | 5;
const scores: readonly Score[] = [1, 2, 3, 4, 5];

export interface RatingProps extends GroupProps {
  readonly value: Score | null;
  readonly onChange: (value: Score) => void;
}

/** One to five, each with its words: stars alone mean different things to different people. */
export function Rating({ value, onChange, ...group }: RatingProps) {
  const t = useWords();
  const name = useId();
  return (
    <Group {...group}>
      <div className="l-rating">
        {scores.map((score) => (
          <label key={score} data-lit={value !== null && score <= value ? true : undefined}>
            <input
              type="radio"
              className="l-unseen"
              name={name}
              value={score}
              checked={score === value}
              required={group.required}
              onChange={() => onChange(score)}
            />
            <Icon name="star" size="lg" />
            <span>{t(`rating.score${score}`)}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}
