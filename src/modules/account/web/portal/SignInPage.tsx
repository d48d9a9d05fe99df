import { useQueryClient } from '@tanstack/react-query';
import { ErrorState, LoadingState } from '#web/ui/index.ts';
import { sessionKey, useSession } from '../session.ts';
import { PhoneSignIn } from './PhoneSignIn.tsx';
import { SignedIn } from './SignedIn.tsx';
import { useProblemWords } from './words.ts';

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
  return <PhoneSignIn demo={me.demo} onSignedIn={(next) => cache.setQueryData(sessionKey, next)} />;
}
