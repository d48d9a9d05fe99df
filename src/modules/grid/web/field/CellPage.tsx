// The cell of this post: what it is, who looks after it, and where it ends.
import { useQuery } from '@tanstack/react-query';
import { regionApi } from '#engines/region/contract.ts';
import { useSession } from '#modules/account/web/index.ts';
import { clientFor } from '#web/app/client.ts';
import {
  EmptyState,
  ErrorState,
  type Fact,
  Facts,
  Link,
  LoadingState,
  PageTitle,
  Section,
  useMessages,
} from '#web/ui/index.ts';
import { gridApi } from '../../contract.ts';
import { en } from '../../messages/field.en.ts';
import { zhCN } from '../../messages/field.zh-CN.ts';
import { CellMap } from './CellMap.tsx';

const regions = clientFor(regionApi);
const grid = clientFor(gridApi);
const LASTING_MS = 600_000;

export default function CellPage() {
  const t = useMessages(zhCN, en);
  const code = useSession().data?.post?.code;
  if (code === undefined) return null;
  // 15 digits: the last three are the cell.
  if (code % 1000 === 0) {
    return (
      <>
        <PageTitle>{t('title')}</PageTitle>
        <EmptyState
          title={t('notACell')}
          icon="map"
          action={
            <Link href="/desk/grid" look="plain" icon="forward">
              {t('desk')}
            </Link>
          }
        >
          {t('notACellHelp')}
        </EmptyState>
      </>
    );
  }
  return <Cell code={code} community={code - (code % 1000)} />;
}

function Cell({ code, community }: { code: number; community: number }) {
  const t = useMessages(zhCN, en);
  const path = useQuery({
    queryKey: ['region', 'path', code],
    queryFn: () => regions.path({ params: { code } }),
    staleTime: LASTING_MS,
  });
  const posted = useQuery({
    queryKey: ['grid', 'officer', code],
    queryFn: () => grid.officerOf({ params: { code } }),
    staleTime: LASTING_MS,
  });
  // Figures of the cell come with those of its community, which not every post may read: then they are left out.
  const cells = useQuery({
    queryKey: ['grid', 'cells', community],
    queryFn: () => grid.cells({ params: { code: community } }),
    staleTime: LASTING_MS,
  });
  if (path.isPending || posted.isPending) return <LoadingState rows={4} />;
  if (path.isError) return <ErrorState page error={path.error} onRetry={path.refetch} />;
  if (posted.isError) return <ErrorState page error={posted.error} onRetry={posted.refetch} />;
  const { cell, officers, community: communityName } = posted.data;
  const figures = cells.data?.cells.find((one) => one.code === code);
  const names = officers.join('、') || t('nobody');
  const facts: Fact[] = [
    { label: t('community'), value: communityName },
    { label: t('officers'), value: names },
    ...(figures ? [{ label: t('households'), value: t('householdsOf', { n: figures.households }) }] : []),
    ...(figures
      ? [
          {
            label: t('open'),
            value: <Link to="/?tab=territory">{t('openOf', { n: figures.openCases })}</Link>,
          },
        ]
      : []),
    { label: t('path'), value: path.data.map(({ name }) => name).join(' › ') },
  ];
  return (
    <>
      <PageTitle over={communityName}>{cell}</PageTitle>
      <Facts items={facts} />
      <CellMap code={code} community={community} cell={cell} communityName={communityName} />
      <Section title={t('posted')}>
        <p className="text-ink-soft">{t('postedLead')}</p>
        <p className="mt-1 text-lg font-medium">{t('postedLine', { cell, names })}</p>
        <p>{communityName}</p>
      </Section>
    </>
  );
}
