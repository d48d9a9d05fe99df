import { useState } from 'react';
import {
  type ClockState,
  type Column,
  DataTable,
  DueBadge,
  FilterChips,
  LoadMore,
  SearchInput,
  Section,
  type Sort,
  StateBadge,
  Tabs,
  Toolbar,
} from '#web/ui/index.ts';
import { useSample } from './sample.ts';

interface Row {
  readonly number: string;
  readonly what: string;
  readonly place: string;
  readonly handler: string;
  readonly clock: ClockState;
  readonly left: number;
}

export function Table() {
  const t = useSample();
  const [tab, setTab] = useState<'all' | 'mine'>('mine');
  const [chips, setChips] = useState<readonly ClockState[]>(['overdue']);
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string>();
  const [sort, setSort] = useState<Sort>({ key: 'due', direction: 'asc' });
  const matters = [t('stall'), t('water'), t('lamp'), t('lift')];
  const clocks: readonly ClockState[] = ['overdue', 'atRisk', 'running', 'running', 'paused', 'done'];
  const rows: readonly Row[] = Array.from({ length: 12 }, (_, n) => ({
    number: `YL-1120-${String(42 + n).padStart(4, '0')}`,
    what: matters[n % 4] ?? '',
    place: ['张家楼社区', '新明楼社区', '金阳社区'][n % 3] ?? '',
    handler: ['李秀兰', '高世杰', '马建军'][n % 3] ?? '',
    clock: clocks[Math.floor(n / 2)] ?? 'done',
    left: 1 + (n % 4),
  }));
  const columns: readonly Column<Row>[] = [
    { key: 'number', header: t('number'), cell: (row) => row.number, width: '10rem' },
    { key: 'what', header: t('what'), cell: (row) => row.what },
    { key: 'place', header: t('place'), cell: (row) => row.place, width: '11rem' },
    { key: 'handler', header: t('handler'), cell: (row) => row.handler, width: '7rem' },
    {
      key: 'phase',
      header: t('phase'),
      cell: (row) => (
        <StateBadge tone={row.clock === 'done' ? 'done' : row.clock === 'paused' ? 'hold' : 'brand'}>
          {t(row.clock === 'done' ? 'done1' : row.clock === 'paused' ? 'hold1' : 'open1')}
        </StateBadge>
      ),
      width: '9rem',
    },
    {
      key: 'due',
      header: t('due'),
      sortable: true,
      align: 'end',
      width: '14rem',
      cell: (row) => <DueBadge state={row.clock} remaining={{ value: row.left, unit: 'workingDays' }} />,
    },
  ];
  return (
    <Section title={t('table')}>
      <Tabs
        label={t('table')}
        value={tab}
        onChange={setTab}
        tabs={[
          { key: 'mine', label: t('mine'), count: 12 },
          { key: 'all', label: t('all'), count: '1,000+' },
        ]}
      >
        <Toolbar label={t('search')}>
          <SearchInput label={t('search')} value={text} onChange={setText} />
          <FilterChips
            label={t('due')}
            value={chips}
            onChange={setChips}
            chips={[
              { key: 'overdue', label: t('late'), count: 2 },
              { key: 'paused', label: t('hold1') },
              { key: 'done', label: t('done1') },
            ]}
          />
        </Toolbar>
        <DataTable
          caption={t('table')}
          rows={rows}
          rowKey={(row) => row.number}
          columns={columns}
          activeKey={active}
          onOpen={(row) => setActive(row.number)}
          selected={selected}
          onSelect={setSelected}
          sort={sort}
          onSort={setSort}
        />
        <LoadMore shown={12} hasMore onMore={() => undefined} />
      </Tabs>
    </Section>
  );
}
