// What hangs at the entrance, behind its code: who looks after this cell, and how to tell them. Open to everybody.
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { clientFor } from '#web/app/client.ts';
import {
  asProblem,
  Callable,
  EmptyState,
  ErrorState,
  Facts,
  Link,
  LoadingState,
  PageTitle,
  useLocale,
  useMessages,
} from '#web/ui/index.ts';
import { gridApi } from '../../contract.ts';
import { en } from '../../messages/cell.en.ts';
import { zhCN } from '../../messages/cell.zh-CN.ts';

const grid = clientFor(gridApi);

export default function CellPage() {
  const t = useMessages(zhCN, en);
  const english = useLocale() === 'en';
  const code = Number(useParams().code);
  const sound = Number.isSafeInteger(code) && String(code).length === 15;
  const posted = useQuery({
    queryKey: ['grid', 'officer', code],
    queryFn: () => grid.officerOf({ params: { code } }),
    enabled: sound,
  });
  if (!sound) return <NoSuchCell />;
  if (posted.isPending) return <LoadingState rows={3} />;
  if (posted.isError) {
    // Misprinted, or drawn anew since: whoever stands before the poster can report all the same.
    const { status } = asProblem(posted.error);
    if ([404, 409, 422].includes(status)) return <NoSuchCell />;
    return <ErrorState page error={posted.error} onRetry={posted.refetch} />;
  }
  const { cell, cellEn, officers, community, communityEn } = posted.data;
  const place = english ? communityEn : community;
  return (
    <>
      <PageTitle over={place} lead={t('lead')}>
        {english ? cellEn : cell}
      </PageTitle>
      <Facts
        items={[
          {
            label: t('officer'),
            value:
              officers.length > 0 ? (
                <span lang="zh-CN">{officers.join('、')}</span>
              ) : (
                t('nobody', { community: place })
              ),
          },
          { label: t('community'), value: place },
          { label: t('reach'), value: <Callable>{t('reachHelp')}</Callable> },
        ]}
      />
      <p className="mt-6">
        <Report place={code} />
      </p>
    </>
  );
}

function NoSuchCell() {
  const t = useMessages(zhCN, en);
  return (
    <>
      <PageTitle>{t('unknown')}</PageTitle>
      <EmptyState title={t('unknownHelp')} icon="map" action={<Report />} />
    </>
  );
}

/** From here the place is known: nobody should have to look for it again. */
function Report({ place }: { place?: number }) {
  const t = useMessages(zhCN, en);
  return (
    <Link to={place === undefined ? '/report' : `/report?place=${place}`} look="primary" icon="edit">
      {t('report')}
    </Link>
  );
}
