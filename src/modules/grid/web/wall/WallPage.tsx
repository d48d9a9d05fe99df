// The territory of the acting post. Who stands before the wall, its shell has asked.
import { useSession } from '#modules/account/web/index.ts';
import { EmptyState, ErrorState, Link, LoadingState, PageTitle } from '#web/ui/index.ts';
import { Overview } from './Overview.tsx';
import { useWallMessages } from './words.ts';

export default function WallPage() {
  const t = useWallMessages();
  const session = useSession();
  const me = session.data;
  if (session.isPending) return <LoadingState rows={4} />;
  if (!me) return <ErrorState page error={session.error} onRetry={session.refetch} />;
  if (!me.post || !me.may.includes('region.pulse')) {
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
