// The desk with somebody at it: session, post, region, live changes, keys. Shell.tsx only draws.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { CaseEvents } from '#engines/casework/web/live.tsx';
import { SignIn } from '#modules/account/web/desk/SignIn.tsx';
import { type Me, sessionKey, useSession } from '#modules/account/web/index.ts';
import { useSessionEnd } from '#modules/account/web/use-session-end.ts';
import { ErrorState, LoadingState } from '#web/ui/index.ts';
import { DeskShell } from './Shell.tsx';
import { Staff } from './Staff.tsx';

/** Opens without a session. */
const open = /^\/redeem\/?$/;

export function StaffShell({ children }: { children: ReactNode }) {
  const session = useSession();
  const queries = useQueryClient();
  const { pathname } = useLocation();
  const [last, setLast] = useState<Me>();
  const [idled, setIdled] = useState<Me['ended']>(null);
  useSessionEnd();
  // A wall's sign-in is none for the desk.
  const me = session.data?.kind === 'staff' && session.data.purpose === 'work' ? session.data : undefined;
  useEffect(() => {
    if (me) setLast(me);
  }, [me]);

  const enter = (next: Me) => {
    // Somebody else sat down: nothing the former person read or wrote may stay.
    if (last && (last.name !== next.name || last.post?.id !== next.post?.id)) {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    }
    setIdled(null);
    queries.setQueryData(sessionKey, next);
    void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
  };

  if (open.test(pathname)) return <DeskShell>{children}</DeskShell>;
  if (session.isPending) {
    return (
      <DeskShell>
        <LoadingState />
      </DeskShell>
    );
  }
  if (session.isError && !last) {
    return (
      <DeskShell>
        <ErrorState page error={session.error} onRetry={session.refetch} />
      </DeskShell>
    );
  }
  const staff = me ?? (session.isError ? last : undefined);
  const shown = staff ?? last;
  // The page stays where it is, unseen, while its person signs in again: half-written words survive.
  return (
    <CaseEvents
      on={staff?.may.includes('case.list') ?? false}
      onRevoked={() => void queries.invalidateQueries({ queryKey: sessionKey })}
    >
      {!staff && (
        <InFront on={shown !== undefined}>
          <DeskShell>
            <SignIn
              home="/desk/"
              demo={session.data?.demo ?? false}
              oidc={session.data?.oidc ?? false}
              ended={idled ?? session.data?.ended ?? null}
              interrupted={last !== undefined}
              onDone={enter}
            />
          </DeskShell>
        </InFront>
      )}
      {shown && (
        <div hidden={!staff}>
          <Staff
            key={`${shown.name} ${shown.post?.id}`}
            me={shown}
            present={staff !== undefined}
            onIdle={setIdled}
          >
            {children}
          </Staff>
        </div>
      )}
    </CaseEvents>
  );
}

/** A form left open in the page behind is modal and would keep every key and click to itself. */
function InFront({ on, children }: { on: boolean; children: ReactNode }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!on || box.current?.open !== false) return;
    box.current.showModal();
    box.current.querySelector('input')?.focus();
  }, [on]);
  if (!on) return <>{children}</>;
  return (
    <dialog
      ref={box}
      className="m-0 h-dvh max-h-none w-full max-w-none overflow-auto bg-paper"
      aria-modal
      onCancel={(event) => event.preventDefault()}
      onClose={(event) => event.currentTarget.showModal()}
    >
      {children}
    </dialog>
  );
}
