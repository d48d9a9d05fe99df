// The wall with a session: live changes and the acting post in its head. Shell.tsx only draws.
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CaseEvents, useLiveState } from '#engines/casework/web/live.tsx';
import { useSessionEnd } from '#modules/account/web/field/use-session-end.ts';
import { sessionKey, useSession } from '#modules/account/web/index.ts';
import { WallShell } from './Shell.tsx';

export function StaffWallShell({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const me = useSession().data;
  useSessionEnd();
  return (
    <CaseEvents
      on={me?.may.includes('region.pulse') === true && me.may.includes('case.list')}
      onRevoked={() => void queries.invalidateQueries({ queryKey: sessionKey })}
    >
      <LiveShell place={me?.post?.place}>{children}</LiveShell>
    </CaseEvents>
  );
}

function LiveShell({ place, children }: { place: string | undefined; children: ReactNode }) {
  return (
    <WallShell live={useLiveState()} place={place}>
      {children}
    </WallShell>
  );
}
