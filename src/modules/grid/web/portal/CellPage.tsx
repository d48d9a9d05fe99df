// What hangs at the entrance, behind its code: who looks after this cell, and how to reach them. Open to everybody.
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { spokenName } from '#engines/region/messages/spoken.ts';
import { clientFor } from '#web/app/client.ts';
import {
  asProblem,
  EmptyState,
  ErrorState,
  Facts,
  Link,
  LoadingState,
  PageTitle,
  useMessages,
} from '#web/ui/index.ts';
import { gridApi } from '../../contract.ts';
import { en } from '../../messages/cell.en.ts';
import { zhCN } from '../../messages/cell.zh-CN.ts';

const grid = clientFor(gridApi);

export default function CellPage() {
  const t = useMessages(zhCN, en);
  const code = Number(useParams().code);
  const sound = Number.isSafeInteger(code) && String(code).length === 15;
  const posted = useQuery({
    queryKey: ['grid', 'officer', code],
    queryFn: () => grid.officerOf({ params: { code } }),
    enabled: sound,
  });
  // Printed before the cells were drawn anew.
  const gone = posted.isError && [404, 409].includes(asProblem(posted.error).status);
  if (!sound || gone) {
    return (
      <>
        <PageTitle>{t('unknown')}</PageTitle>
        <EmptyState title={t('unknownHelp')} icon="map" action={<Report />} />
      </>
    );
  }
  if (posted.isPending) return <LoadingState rows={3} />;
  if (posted.isError) return <ErrorState page error={posted.error} onRetry={posted.refetch} />;
  const { cell, officers, community } = posted.data;
  const place = spokenName(community);
  return (
    <>
      <PageTitle over={place} lead={t('lead')}>
        {cell}
      </PageTitle>
      <Facts
        items={[
          { label: t('officer'), value: officers.join('、') || t('nobody', { community: place }) },
          { label: t('community'), value: place },
          { label: t('reach'), value: t('reachHelp') },
        ]}
      />
      <p className="mt-6">
        <Report />
      </p>
    </>
  );
}

function Report() {
  const t = useMessages(zhCN, en);
  return (
    <Link to="/report" look="primary" icon="edit">
      {t('report')}
    </Link>
  );
}
