// The way off the wall: a sign-in made here is ended here; who came from the desk goes back to it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accounts, type Me } from '#modules/account/web/session.ts';
import { useWallMessages } from '#modules/grid/web/wall/words.ts';
import { Button, Confirm, ErrorState, type IconName, Link } from '#web/ui/index.ts';

export function Leave({ purpose }: { purpose: Me['purpose'] }) {
  const t = useWallMessages();
  if (purpose === 'wall') return <SignOut icon="logout" words="out" />;
  return (
    <>
      <SignOut icon="expand" words="hang" />
      <Link href="/desk/" look="quiet" icon="back">
        {t('leave.desk')}
      </Link>
    </>
  );
}

const sentences = {
  out: { title: 'leave.title', help: 'leave.help', verb: 'leave.out' },
  hang: { title: 'leave.hangTitle', help: 'leave.hangHelp', verb: 'leave.hangGo' },
} as const;

/** Hanging a screen up begins the same way: what was signed in to at the desk does not stay behind it. */
function SignOut({ icon, words }: { icon: IconName; words: keyof typeof sentences }) {
  const t = useWallMessages();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: () => accounts.signOut(),
    onSuccess: () => {
      queries.clear();
      // Nothing of the figures may stay in the memory of a screen that others use.
      location.assign('/wall/');
    },
  });
  return (
    <>
      <Button kind="quiet" icon={icon} onClick={() => setAsking(true)}>
        {t(`leave.${words}`)}
      </Button>
      <Confirm
        open={asking}
        title={t(sentences[words].title)}
        verb={t(sentences[words].verb)}
        busy={leave.isPending}
        onConfirm={() => leave.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{t(sentences[words].help)}</p>
        {leave.error && <ErrorState error={leave.error} inline />}
      </Confirm>
    </>
  );
}
