// Staffing per child region; every row opens the next level.
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { spokenName } from '#engines/region/messages/spoken.ts';
import { DataTable, EmptyState, ErrorState, LoadingState, Section, type Sort } from '#web/ui/index.ts';
import { type Coverage, useCoverage, useGridMessages, useGridProblems } from './grid-data.ts';

const values = {
  name: (row: Coverage) => row.code,
  unstaffed: (row: Coverage) => row.unstaffed,
  share: (row: Coverage) => (row.cells === 0 ? -1 : 1 - row.unstaffed / row.cells),
};
const isKey = (key: string): key is keyof typeof values => Object.hasOwn(values, key);

export function CoverageTable({ code, name }: { code: number; name: string }) {
  const t = useGridMessages();
  const problems = useGridProblems();
  const navigate = useNavigate();
  const coverage = useCoverage(code);
  // Where help is needed most stands first.
  const [sort, setSort] = useState<Sort>({ key: 'unstaffed', direction: 'desc' });
  if (coverage.isPending) return <LoadingState rows={5} />;
  if (coverage.isError)
    return <ErrorState error={coverage.error} onRetry={coverage.refetch} words={problems} />;
  if (coverage.data.length === 0) {
    return (
      <EmptyState title={t('coverage.empty')} icon="map">
        {t('coverage.emptyHelp')}
      </EmptyState>
    );
  }
  const value = values[isKey(sort.key) ? sort.key : 'unstaffed'];
  const turn = sort.direction === 'asc' ? 1 : -1;
  const rows = [...coverage.data].sort((a, b) => (value(a) - value(b)) * turn || a.code - b.code);
  const cells = rows.reduce((sum, row) => sum + row.cells, 0);
  const unstaffed = rows.reduce((sum, row) => sum + row.unstaffed, 0);
  return (
    <Section
      title={t('coverage.title')}
      actions={
        <p>
          {t('coverage.share')} <Share cells={cells} unstaffed={unstaffed} />
        </p>
      }
    >
      <p className="mb-2 text-ink-soft text-sm">{t('coverage.open')}</p>
      <DataTable
        caption={t('coverage.caption', { place: name })}
        rows={rows}
        rowKey={(row) => String(row.code)}
        onOpen={(row) => void navigate(`/grid/${row.code}`)}
        sort={sort}
        onSort={setSort}
        columns={[
          { key: 'name', header: t('coverage.place'), sortable: true, cell: (row) => spokenName(row.name) },
          {
            key: 'unstaffed',
            header: t('coverage.unstaffed'),
            align: 'end',
            width: '9rem',
            sortable: true,
            cell: (row) => (row.unstaffed === 0 ? '0' : row.unstaffed.toLocaleString('en-US')),
          },
          {
            key: 'share',
            header: t('coverage.share'),
            align: 'end',
            width: '13rem',
            sortable: true,
            cell: (row) => <Share {...row} />,
          },
        ]}
      />
    </Section>
  );
}

/** A share never without what it is a share of. */
function Share({ cells, unstaffed }: { cells: number; unstaffed: number }) {
  const t = useGridMessages();
  if (cells === 0) return <span className="text-ink-soft">{t('coverage.none')}</span>;
  const [n, m] = [cells - unstaffed, cells].map((count) => count.toLocaleString('en-US'));
  // Of a handful a percentage says more than is known; below one in a hundred it says nothing.
  const percent = (((cells - unstaffed) / cells) * 100).toFixed(0);
  return (
    <span className="whitespace-nowrap">
      {t('coverage.nOfM', { n: n ?? '', m: m ?? '' })}
      {cells >= 100 && cells - unstaffed >= cells / 100 && (
        <span className="text-ink-soft text-sm"> {t('coverage.shareOf', { percent })}</span>
      )}
    </span>
  );
}
