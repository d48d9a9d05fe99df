import { ItemList } from '#web/ui/index.ts';
import { CaseMarks } from './CaseMarks.tsx';
import { type CaseListProps, CaseState, RowDue } from './CaseTable.tsx';
import { useCaseMessages } from './words.ts';

/** The same rows where there is no room for columns. */
export function CaseCards({ rows, kinds, flashing, onOpen }: CaseListProps) {
  const t = useCaseMessages();
  return (
    <ItemList
      label={t('inbox.title')}
      items={rows.map((row) => ({
        key: row.id,
        title: row.title,
        onOpen: () => onOpen(row),
        badge: <CaseState row={row} kinds={kinds} />,
        meta: (
          <>
            <RowDue row={row} />
            <span>{row.address === '' ? row.place : `${row.place} · ${row.address}`}</span>
            <CaseMarks {...row} />
            {flashing.has(row.id) && <strong data-flash>{t('inbox.flash')}</strong>}
          </>
        ),
      }))}
    />
  );
}
