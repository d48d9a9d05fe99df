// Filters of the inbox, all of them in sight.
import { useEffect, useState } from 'react';
import { PlaceFilter } from '#engines/region/web/PlaceFilter.tsx';
import { Button, type Option, SearchInput, Select, Toolbar } from '#web/ui/index.ts';
import { type InboxFilters, territoryClocks } from './inbox-query.ts';
import { type CaseKind, useCaseMessages } from './words.ts';

export interface InboxToolsProps {
  readonly home: { readonly code: number; readonly name: string };
  readonly kinds: Readonly<Record<string, CaseKind>>;
  readonly filters: InboxFilters;
  readonly onChange: (next: Partial<InboxFilters>) => void;
  /** null when nothing is filtered. */
  readonly onClear: (() => void) | null;
}

const TYPING_MS = 300;

export function InboxTools({ home, kinds, filters, onChange, onClear }: InboxToolsProps) {
  const t = useCaseMessages();
  const all = Object.values(kinds);
  const order = [
    { value: 'due', label: t('inbox.byDue') },
    { value: 'newest', label: t('inbox.byNewest') },
  ] as const;
  return (
    <Toolbar label={t('inbox.filters')}>
      <SearchBox value={filters.q} onChange={(q) => onChange({ q })} />
      <Filter
        label={t('column.state')}
        empty={t('inbox.allStates')}
        value={filters.state}
        options={all.flatMap((kind) => kind.states)}
        onChange={(state) => onChange({ state })}
      />
      <Filter
        label={t('column.category')}
        empty={t('inbox.allCategories')}
        value={filters.category}
        options={all.flatMap((kind) => kind.categories)}
        onChange={(category) => onChange({ category })}
      />
      {filters.tab === 'territory' && (
        <Filter
          label={t('column.due')}
          empty={t('inbox.allClocks')}
          value={filters.clock}
          options={territoryClocks.map((clock) => ({ value: clock, label: t(`inbox.clock.${clock}`) }))}
          onChange={(value) => onChange({ clock: territoryClocks.find((clock) => clock === value) ?? '' })}
        />
      )}
      <PlaceFilter
        top={home.code}
        value={filters.within === '' ? null : { code: filters.within, name: filters.withinName }}
        onChange={(place) => onChange({ within: place?.code ?? '', withinName: place?.name ?? '' })}
      />
      <Select
        aria-label={t('inbox.order')}
        empty={null}
        value={filters.order}
        options={order}
        onChange={(value) => value !== '' && onChange({ order: value })}
      />
      {onClear && (
        <Button kind="quiet" icon="close" onClick={onClear}>
          {t('inbox.clear')}
        </Button>
      )}
    </Toolbar>
  );
}

interface FilterProps {
  readonly label: string;
  readonly empty: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

function Filter({ label, ...select }: FilterProps) {
  return <Select aria-label={label} {...select} />;
}

/** Asks when the writing rests: a Chinese word passes through several spellings. */
function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useCaseMessages();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the wait
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <SearchInput label={t('inbox.search')} value={text} onChange={setText} />;
}
