// The way off the wall: a sign-in made here is ended here; who came from the desk goes back to it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accounts, type Me } from '#modules/account/web/session.ts';
import { useWallMessages } from '#modules/grid/web/wall/words.ts';
import { Button, Confirm, ErrorState, Link } from '#web/ui/index.ts';

export function Leave({ purpose }: { purpose: Me['purpose'] }) {
  const t = useWallMessages();
  if (purpose === 'wall') return <SignOut />;
  return (
    <Link href="/desk/" look="quiet" icon="back">
      {t('leave.desk')}
    </Link>
  );
}

function SignOut() {
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
      <Button kind="quiet" icon="logout" onClick={() => setAsking(true)}>
        {t('leave.out')}
      </Button>
      <Confirm
        open={asking}
        title={t('leave.title')}
        verb={t('leave.out')}
        busy={leave.isPending}
        onConfirm={() => leave.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{t('leave.help')}</p>
        {leave.error && <ErrorState error={leave.error} inline />}
      </Confirm>
    </>
  );
}
