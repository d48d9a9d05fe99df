import { useQueryClient } from '@tanstack/react-query';
import { ErrorState, Link, LoadingState, PageTitle } from '#web/ui/index.ts';
import { sessionKey, useSession } from '../session.ts';
import { PhoneSignIn } from './PhoneSignIn.tsx';
import { SignedIn } from './SignedIn.tsx';
import { useProblemWords, useResidentWords } from './words.ts';

/** One place for "me": who is not signed in signs in here, who is sees it and can leave. */
export default function SignInPage() {
  const problemWords = useProblemWords();
  const cache = useQueryClient();
  const session = useSession();
  if (session.isPending) return <LoadingState rows={1} />;
  if (session.isError) {
    return (
      <ErrorState page error={session.error} words={problemWords} onRetry={() => void session.refetch()} />
    );
  }
  const me = session.data;
  if (me.kind !== 'anonymous') return <SignedIn me={me} />;
  if (!me.phone) return <NoPhoneSignIn />;
  return <PhoneSignIn demo={me.demo} onSignedIn={(next) => cache.setQueryData(sessionKey, next)} />;
}

/** Without a message service there is nothing to sign in with, and nothing that needs it. */
function NoPhoneSignIn() {
  const t = useResidentWords();
  return (
    <div className="max-w-md">
      <PageTitle lead={t('signIn.off')}>{t('me.title')}</PageTitle>
      <div className="grid gap-3">
        <Link to="/report" look="primary" icon="edit" wide>
          {t('me.report')}
        </Link>
        <Link to="/track" look="plain" icon="search" wide>
          {t('signIn.track')}
        </Link>
      </div>
    </div>
  );
}
