// The cell of this post: what it is, who looks after it, and where it ends.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useCaseEvents } from '#engines/casework/web/live.tsx';
import { regionApi } from '#engines/region/contract.ts';
import { spokenName } from '#engines/region/messages/spoken.ts';
import { NeighbourMap } from '#engines/region/web/NeighbourMap.tsx';
import { PlaceTrail } from '#engines/region/web/PlaceTrail.tsx';
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

const PostedCode = lazy(() => import('./PostedCode.tsx'));
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
  const queries = useQueryClient();
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
  });
  // Names last, figures do not: they follow each change of a case.
  useCaseEvents(() => void queries.invalidateQueries({ queryKey: ['grid', 'cells', community] }));
  if (path.isPending || posted.isPending) return <LoadingState rows={4} />;
  if (path.isError) return <ErrorState page error={path.error} onRetry={path.refetch} />;
  if (posted.isError) return <ErrorState page error={posted.error} onRetry={posted.refetch} />;
  const { cell, officers, community: communityName } = posted.data;
  const spoken = spokenName(communityName);
  const figures = cells.data?.cells.find((one) => one.code === code);
  const names = officers.join('、') || t('nobody');
  const facts: Fact[] = [
    { label: t('community'), value: spoken },
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
    { label: t('path'), value: <PlaceTrail path={path.data} /> },
  ];
  return (
    <>
      <PageTitle over={spoken}>{cell}</PageTitle>
      {/* The board at the entrance has none of this. */}
      <div className="print:hidden">
        <Facts items={facts} />
        <Section title={t('map')}>
          <NeighbourMap around={community} here={code} label={t('mapOf', { cell, community: spoken })} />
        </Section>
      </div>
      <Section title={t('posted')}>
        <p className="text-ink-soft print:hidden">{t('postedLead')}</p>
        <p className="mt-1 text-lg font-medium">{t('postedLine', { cell, names })}</p>
        <p>{spoken}</p>
        <Suspense fallback={<LoadingState rows={2} />}>
          <PostedCode code={code} line={`${spoken}${cell}`} />
        </Suspense>
      </Section>
    </>
  );
}
