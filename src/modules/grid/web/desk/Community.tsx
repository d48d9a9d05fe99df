// The cells of one community, on a map and in a table that say the same.
import { lazy, Suspense, useState } from 'react';
import { useRegionMessages } from '#engines/region/web/words.ts';
import {
  Callout,
  DataTable,
  EmptyState,
  ErrorState,
  Link,
  LoadingState,
  Section,
  StateBadge,
  useDateFormat,
} from '#web/ui/index.ts';
import { CellActs } from './CellActs.tsx';
import { CellPlaces } from './CellPlaces.tsx';
import { type Cell, useCells, useGridMessages, useGridProblems } from './grid-data.ts';

const CellMap = lazy(() => import('./CellMap.tsx').then((module) => ({ default: module.CellMap })));

export interface CommunityProps {
  readonly code: number;
  /** The cell somebody came for. */
  readonly chosen: number;
  readonly name: string;
}

export function Community({ code, chosen, name }: CommunityProps) {
  const t = useGridMessages();
  const region = useRegionMessages();
  const problems = useGridProblems();
  const query = useCells(code);
  const [active, setActive] = useState<number | null>(chosen === code ? null : chosen);
  if (query.isPending) return <LoadingState rows={5} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} words={problems} />;
  const { cells, keeps, unplaced } = query.data;
  const acts = keeps && <CellActs community={code} cells={cells} active={active} onActive={setActive} />;
  if (cells.length === 0) {
    return (
      <EmptyState title={t('community.empty')} icon="map" action={acts}>
        {t('community.emptyHelp')}
      </EmptyState>
    );
  }
  const unstaffed = cells.filter((cell) => cell.officers.length === 0).length;
  const mapped = cells.some((cell) => cell.outline.length > 2);
  return (
    <>
      {unstaffed > 0 ? (
        <Callout tone="risk" title={t('community.unstaffedCount', { n: unstaffed })}>
          {t('community.unstaffedHelp')}
        </Callout>
      ) : (
        <Callout tone="done">{t('community.allStaffed')}</Callout>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-6 xl:grid-cols-2">
        <Section title={t('community.map')}>
          {mapped ? (
            <Suspense fallback={<LoadingState rows={4} />}>
              <CellMap
                cells={cells}
                label={t('community.mapLabel', { community: name })}
                active={active}
                onActive={setActive}
              />
              <p className="mt-1 text-ink-soft text-sm">{region('map.schematic')}</p>
            </Suspense>
          ) : (
            <p className="text-ink-soft">{t('community.noMap')}</p>
          )}
        </Section>
        <Section title={t('community.table')} actions={acts}>
          <CellTable cells={cells} active={active} onActive={setActive} />
          {unplaced > 0 && (
            <p className="mt-2">
              {t('community.unplaced', { n: unplaced })}{' '}
              <Link
                to={`/inbox?tab=territory&clock=open&within=${code}&withinName=${encodeURIComponent(name)}`}
              >
                {t('community.seeAll')}
              </Link>
            </p>
          )}
        </Section>
      </div>
      <CellPlaces community={code} cells={cells} active={active} keeps={keeps} />
    </>
  );
}

interface CellTableProps {
  readonly cells: readonly Cell[];
  readonly active: number | null;
  readonly onActive: (code: number) => void;
}

function CellTable({ cells, active, onActive }: CellTableProps) {
  const t = useGridMessages();
  return (
    <DataTable
      caption={t('community.table')}
      rows={cells}
      rowKey={(cell) => String(cell.code)}
      activeKey={active === null ? undefined : String(active)}
      onOpen={(cell) => onActive(cell.code)}
      columns={[
        { key: 'name', header: t('community.cell'), cell: (cell) => cell.name },
        { key: 'officers', header: t('community.officers'), cell: (cell) => <Officers cell={cell} /> },
        {
          key: 'households',
          header: t('community.households'),
          align: 'end',
          width: '6rem',
          cell: (cell) => cell.households.toLocaleString('en-US'),
        },
        {
          key: 'open',
          header: t('community.open'),
          align: 'end',
          width: '8rem',
          cell: (cell) =>
            cell.openCases === 0 ? (
              '0'
            ) : (
              <span className="relative">
                <Link
                  to={`/inbox?tab=territory&clock=open&within=${cell.code}&withinName=${encodeURIComponent(cell.name)}`}
                >
                  {String(cell.openCases)} <span className="l-unseen">{t('community.seeCases')}</span>
                </Link>
              </span>
            ),
        },
      ]}
    />
  );
}

function Officers({ cell }: { cell: Cell }) {
  const t = useGridMessages();
  const format = useDateFormat();
  if (cell.officers.length === 0) {
    return (
      <StateBadge tone="risk" icon="alert">
        {t('community.unstaffed')}
      </StateBadge>
    );
  }
  return (
    <ul>
      {cell.officers.map((officer) => (
        <li key={officer.name}>
          {officer.name}{' '}
          <span className="text-ink-soft text-sm">
            {t('community.since', { date: format(officer.since, 'day') })}
            {officer.until !== null && ` · ${t('community.until', { date: format(officer.until, 'day') })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
