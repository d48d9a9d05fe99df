import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { useReader, useWords } from './locale.tsx';

/** A row of tools above a list. */
export function Toolbar({ children, label }: { children: ReactNode; label: string }) {
  return (
    <fieldset className="l-toolbar" aria-label={label}>
      {children}
    </fieldset>
  );
}

export interface SearchInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Its label is inside; `/` reaches it on the desk through [type=search]. */
export function SearchInput({ label, value, onChange }: SearchInputProps) {
  return (
    <label className="l-search">
      <Icon name="search" />
      <input
        type="search"
        className="l-input"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

export interface Chip<Key extends string = string> {
  readonly key: Key;
  readonly label: string;
  readonly count?: number | string;
}

export interface FilterChipsProps<Key extends string> {
  readonly label: string;
  readonly chips: readonly Chip<Key>[];
  readonly value: readonly Key[];
  readonly onChange: (value: readonly Key[]) => void;
  /** One at a time; choosing it again clears it. */
  readonly single?: boolean;
}

export function FilterChips<Key extends string>({
  label,
  chips,
  value,
  onChange,
  single = false,
}: FilterChipsProps<Key>) {
  const toggle = (key: Key) => {
    if (value.includes(key)) onChange(value.filter((other) => other !== key));
    else onChange(single ? [key] : [...value, key]);
  };
  return (
    <fieldset className="l-chips" aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className="l-chip"
          aria-pressed={value.includes(chip.key)}
          onClick={() => toggle(chip.key)}
        >
          {value.includes(chip.key) && <Icon name="check" size="sm" />}
          {chip.label}
          {chip.count !== undefined && <span className="l-chip-count">{chip.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}

/** `<KeyHint keys="Ctrl K" />` */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="l-keys">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

export interface LoadMoreProps {
  readonly shown: number;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly busy?: boolean;
}

/** Keyset pages have no page numbers: more, or all. */
export function LoadMore({ shown, hasMore, onMore, busy = false }: LoadMoreProps) {
  const t = useWords();
  return (
    <div className="l-more">
      <span role="status">{t(hasMore ? 'shown' : 'allShown', { n: shown })}</span>
      {hasMore && (
        <Button busy={busy} onClick={onMore}>
          {t('loadMore')}
        </Button>
      )}
    </div>
  );
}

/** Offers the other language in that language. */
export function LanguageSwitch() {
  const { locale, setLocale } = useReader();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <button
      type="button"
      className="l-button"
      data-kind="quiet"
      lang={other}
      onClick={() => setLocale(other)}
    >
      <Icon name="globe" />
      <span>{other === 'en' ? 'English' : '中文'}</span>
    </button>
  );
}

/** Says what it does next: whoever has the large type must be told how to leave it. */
export function ElderSwitch() {
  const t = useWords();
  const { elder, setElder } = useReader();
  return (
    <button type="button" className="l-button" data-kind="quiet" onClick={() => setElder(!elder)}>
      <Icon name="textSize" />
      <span>{t(elder ? 'elderOff' : 'elder')}</span>
    </button>
  );
}
