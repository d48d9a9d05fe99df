// The wall with a session: live changes and the acting post in its head. A sign-in made here is good for the wall and
// nothing else, so that whoever passes by it in the hall finds no desk behind it. Shell.tsx only draws.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { CaseEvents, useLiveState } from '#engines/casework/web/live.tsx';
import { ChoosePost } from '#modules/account/web/desk/ChoosePost.tsx';
import { SignIn } from '#modules/account/web/desk/SignIn.tsx';
import { type Me, sessionKey, useSession } from '#modules/account/web/index.ts';
import { useSessionEnd } from '#modules/account/web/use-session-end.ts';
import { useWallMessages } from '#modules/grid/web/wall/words.ts';
import { Leave } from './Leave.tsx';
import { WallShell, type WallShellProps } from './Shell.tsx';

export function StaffWallShell({ children }: { children: ReactNode }) {
  const t = useWallMessages();
  const queries = useQueryClient();
  const me = useSession().data;
  useSessionEnd();
  const [last, setLast] = useState<Me['purpose']>();
  useEffect(() => {
    if (me?.kind === 'staff') setLast(me.purpose);
  }, [me]);
  if (me && me.kind !== 'staff') {
    return (
      <WallShell>
        <SignIn
          home="/field/"
          over={t('signIn.over')}
          lead={last === undefined ? t('signIn.lead') : t(`signIn.ended.${last}`)}
          demo={me.demo}
          oidc={false}
          purpose="wall"
          ended={me.ended}
          interrupted={last !== undefined}
          onDone={(next) => queries.setQueryData(sessionKey, next)}
        />
      </WallShell>
    );
  }
  return (
    <CaseEvents
      on={me?.may.includes('region.pulse') === true}
      onRevoked={() => void queries.invalidateQueries({ queryKey: sessionKey })}
    >
      <LiveShell place={me?.post?.place} leave={me && <Leave purpose={me.purpose} />}>
        {me && !me.post ? <ChoosePost me={me} /> : children}
      </LiveShell>
    </CaseEvents>
  );
}

function LiveShell(props: Pick<WallShellProps, 'place' | 'leave' | 'children'>) {
  return <WallShell live={useLiveState()} {...props} />;
}
