// The same as the map in rows, in the order of the codes: a list of places, not a ranking.
import { spokenName } from '#engines/region/messages/spoken.ts';
import { type Column, DataTable } from '#web/ui/index.ts';
import { type Figure, figures, type Pulse } from './pulse.ts';
import { RowsBehind } from './RowsBehind.tsx';
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
        <RowsBehind figure={figure} place={row}>
          <span className={figure === 'overdue' && row.overdue > 0 ? 'text-late' : 'text-ink'}>
            {row[figure].toLocaleString('en-US')}
          </span>
        </RowsBehind>
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
      {...(!lowest && { onOpen: (row: Pulse) => !row.unplaced && go(row.code) })}
    />
  );
}
