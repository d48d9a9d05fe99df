// The same as the map in rows, in the order of the codes: a list of places, not a ranking.
import { spokenName } from '#engines/region/messages/spoken.ts';
import { type Column, DataTable, Link } from '#web/ui/index.ts';
import { type Figure, figures, type Pulse, rowsBehind } from './pulse.ts';
import type { PartsView } from './WallMap.tsx';
import { useWallMessages } from './words.ts';

export function WallTable({ here, rows, focus, lowest, go }: PartsView) {
  const t = useWallMessages();
  const figureColumn = (figure: Figure): Column<Pulse> => ({
    key: figure,
    header: t(`figure.${figure}`),
    align: 'end',
    cell: (row) => (
      // The words for the ear stay inside the scrolling frame.
      <span className="relative">
        <Link href={rowsBehind(figure, row)} newPage>
          <span className={figure === 'overdue' && row.overdue > 0 ? 'text-late' : 'text-ink'}>
            {row[figure].toLocaleString('en-US')}
          </span>
          <span className="l-unseen">{t('rowsOf', { name: row.name, figure: t(`figure.${figure}`) })}</span>
        </Link>
      </span>
    ),
  });
  const columns: readonly Column<Pulse>[] = [
    { key: 'name', header: t('column.place'), cell: (row) => spokenName(row.name) },
    ...figures.map(figureColumn),
  ];
  return (
    <DataTable
      caption={t('tableOf', { name: here.name })}
      rows={rows}
      rowKey={({ code }) => String(code)}
      rowName={({ name }) => name}
      columns={columns}
      activeKey={focus === undefined ? undefined : String(focus)}
      {...(!lowest && { onOpen: (row: Pulse) => go(row.code) })}
    />
  );
}
