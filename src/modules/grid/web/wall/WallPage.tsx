// The wall asks who stands before it, and shows the territory of their acting post.
import { useSession } from '#modules/account/web/index.ts';
import { Button, EmptyState, ErrorState, Link, LoadingState, PageTitle } from '#web/ui/index.ts';
import { Overview } from './Overview.tsx';
import { useWallMessages } from './words.ts';

export default function WallPage() {
  const t = useWallMessages();
  const session = useSession();
  const me = session.data;
  if (session.isPending) return <LoadingState rows={4} />;
  if (!me) return <ErrorState page error={session.error} onRetry={session.refetch} />;
  if (me.kind !== 'staff' || !me.post) {
    return (
      <>
        <PageTitle lead={t('signIn.lead')}>{t('signIn.title')}</PageTitle>
        <div className="grid max-w-[40rem] gap-4">
          <p className="text-ink-soft">{t('signIn.back')}</p>
          <div className="l-actions">
            <Link href="/desk/" look="primary" icon="lock" newPage>
              {t('signIn.go')}
            </Link>
            <Button icon="refresh" busy={session.isFetching} onClick={() => void session.refetch()}>
              {t('signIn.again')}
            </Button>
          </div>
        </div>
      </>
    );
  }
  if (!me.may.includes('region.pulse')) {
    return (
      <>
        <PageTitle>{t('notYours.title')}</PageTitle>
        <EmptyState
          title={t('notYours.help')}
          icon="lock"
          action={
            <Link href="/desk/" look="plain">
              {t('notYours.go')}
            </Link>
          }
        />
      </>
    );
  }
  return <Overview key={me.post.id} home={{ code: me.post.code, name: me.post.place }} />;
}
