import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { createContext, useContext, useId } from 'react';
import { Icon } from './Icon.tsx';
import { useWords } from './locale.tsx';

/** What a control needs to be tied to its label, hint and error. */
interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly required?: true;
}
const Ties = createContext<FieldTies | undefined>(undefined);

export interface FieldProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** When it is needed, where "required" and "optional" would both be wrong. */
  readonly need?: string | undefined;
}

/** Label, hint and error around one TextInput, TextArea or Select. Required and optional are said in words. */
export function Field({ label, children, hint, error, required = false, need }: FieldProps) {
  const t = useWords();
  const id = useId();
  const described = [hint !== undefined && `${id}h`, error !== undefined && `${id}e`]
    .filter(Boolean)
    .join(' ');
  const ties: FieldTies = {
    id,
    ...(described && { 'aria-describedby': described }),
    ...(error !== undefined && { 'aria-invalid': true }),
    ...(required && { required: true }),
  };
  return (
    <div className="l-field" data-invalid={error !== undefined || undefined}>
      <label className="l-label" htmlFor={id}>
        {label} <span className="l-need">{need ?? t(required ? 'required' : 'optional')}</span>
      </label>
      {hint !== undefined && (
        <p className="l-hint" id={`${id}h`}>
          {hint}
        </p>
      )}
      <Ties.Provider value={ties}>{children}</Ties.Provider>
      <FieldError id={`${id}e`} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p className="l-error" id={id}>
      <Icon name="alert" size="sm" />
      {error}
    </p>
  );
}

type Plain<T> = Omit<T, 'className' | 'style' | 'onChange' | 'value' | 'defaultValue' | 'id' | 'required'>;

export interface TextInputProps extends Plain<InputHTMLAttributes<HTMLInputElement>> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextInput({ value, onChange, ...rest }: TextInputProps) {
  const ties = useContext(Ties);
  return (
    <input
      type="text"
      {...rest}
      {...ties}
      className="l-input"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface TextAreaProps extends Plain<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shows a count and says how much is too much; it does not cut what someone is writing. */
  readonly max?: number;
}

export function TextArea({ value, onChange, max, rows = 4, ...rest }: TextAreaProps) {
  const t = useWords();
  const ties = useContext(Ties);
  const length = [...value].length;
  const over = max !== undefined && length > max;
  return (
    <>
      <textarea
        rows={rows}
        {...rest}
        {...ties}
        className="l-input"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {max !== undefined && (
        <p className="l-count" data-over={over || undefined} aria-live={over ? 'polite' : 'off'}>
          {over ? t('charactersOver', { n: length - max }) : t('characters', { n: length, max })}
        </p>
      )}
    </>
  );
}

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectProps<Value extends string> extends Plain<SelectHTMLAttributes<HTMLSelectElement>> {
  readonly value: Value | '';
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value | '') => void;
  /** The words of the empty choice; null leaves it out. */
  readonly empty?: string | null;
}

export function Select<Value extends string>({
  value,
  options,
  onChange,
  empty,
  ...rest
}: SelectProps<Value>) {
  const t = useWords();
  const ties = useContext(Ties);
  return (
    <span className="l-select">
      <select
        {...rest}
        {...ties}
        className="l-input"
        value={value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(options.find((option) => option.value === chosen)?.value ?? '');
        }}
      >
        {empty !== null && <option value="">{empty ?? t('choose')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" />
    </span>
  );
}
