import { type Column, DataTable, DateText, StateBadge } from '#web/ui/index.ts';
import { inFours } from '../messages/number.ts';
import { CaseDue } from './CaseDue.tsx';
import { CaseMarks } from './CaseMarks.tsx';
import type { CaseRow } from './inbox-query.ts';
import { type CaseKind, useCaseMessages } from './words.ts';

export interface CaseListProps {
  readonly rows: readonly CaseRow[];
  readonly kinds: Readonly<Record<string, CaseKind>>;
  /** Rows that have just changed. */
  readonly flashing: ReadonlySet<string>;
  readonly onOpen: (row: CaseRow) => void;
}

export function CaseTable({ rows, kinds, flashing, onOpen, caption }: CaseListProps & { caption: string }) {
  const t = useCaseMessages();
  const columns: readonly Column<CaseRow>[] = [
    {
      key: 'title',
      header: t('column.title'),
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          {flashing.has(row.id) && (
            <span data-flash className="l-unseen">
              {t('inbox.flash')}
            </span>
          )}
          {row.title}
          <CaseMarks {...row} />
        </span>
      ),
    },
    {
      key: 'due',
      header: t('column.due'),
      width: '11rem',
      cell: (row) => <RowDue row={row} />,
    },
    {
      key: 'state',
      header: t('column.state'),
      width: '6.5rem',
      cell: (row) => <CaseState row={row} kinds={kinds} />,
    },
    {
      key: 'category',
      header: t('column.category'),
      width: '9rem',
      cell: (row) => kinds[row.kind]?.category(row.category) ?? row.category,
    },
    { key: 'place', header: t('column.place'), width: '10rem', cell: (row) => <CasePlace row={row} /> },
    { key: 'holder', header: t('column.holder'), width: '10rem', cell: (row) => row.holder.name },
    {
      key: 'opened',
      header: t('column.opened'),
      width: '8.5rem',
      cell: (row) => <DateText value={row.openedAt} />,
    },
    {
      key: 'number',
      header: t('column.number'),
      width: '9.5rem',
      cell: (row) => <span className="whitespace-nowrap">{inFours(row.number)}</span>,
    },
  ];
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      onOpen={onOpen}
      rowName={(row) => row.title}
    />
  );
}

/** The limit of the own desk first: that one it owes. */
export function RowDue({ row: { own, clock } }: { row: CaseRow }) {
  const t = useCaseMessages();
  if (!own) return <CaseDue clock={clock} />;
  return (
    <span className="inline-grid gap-0.5">
      <span className="flex items-center gap-1">
        <span className="text-ink-soft text-sm">{t('clock.ownShort')}</span> <CaseDue clock={own} />
      </span>
      <span className="flex items-center gap-1">
        <span className="text-ink-soft text-sm">{t('clock.promiseShort')}</span> <CaseDue clock={clock} />
      </span>
    </span>
  );
}

/** The last metres under the name of the place: a round is planned by doors. */
function CasePlace({ row: { place, address } }: { row: CaseRow }) {
  return (
    <span className="grid">
      <span>{place}</span>
      {address !== '' && <span className="text-ink-soft">{address}</span>}
    </span>
  );
}

export function CaseState({ row, kinds }: { row: CaseRow; kinds: Readonly<Record<string, CaseKind>> }) {
  const state = kinds[row.kind]?.state(row.state);
  return <StateBadge tone={state?.tone ?? 'neutral'}>{state?.word ?? row.state}</StateBadge>;
}
