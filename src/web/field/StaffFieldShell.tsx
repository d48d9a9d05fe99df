// The phone with somebody holding it: session, post, live changes. Shell.tsx only draws.
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { CaseEvents } from '#engines/casework/web/live.tsx';
import { ChoosePost } from '#modules/account/web/desk/ChoosePost.tsx';
import { SignIn } from '#modules/account/web/desk/SignIn.tsx';
import { type Me, sessionKey, useSession } from '#modules/account/web/index.ts';
import { useSessionEnd } from '#modules/account/web/use-session-end.ts';
import { en as faceEn } from '#web/app/messages/en.ts';
import { zhCN as faceZh } from '#web/app/messages/zh-CN.ts';
import { EmptyState, ErrorState, Link, LoadingState, PageTitle, useMessages } from '#web/ui/index.ts';
import { IdleEnd } from './IdleEnd.tsx';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';
import { FieldShell } from './Shell.tsx';

export function StaffFieldShell({ children }: { children: ReactNode }) {
  const face = useMessages(faceZh, faceEn);
  const session = useSession();
  const queries = useQueryClient();
  useSessionEnd();
  const me = session.data;
  if (!me) {
    return (
      <FieldShell>
        {session.isError ? (
          <ErrorState page error={session.error} onRetry={session.refetch} />
        ) : (
          <LoadingState />
        )}
      </FieldShell>
    );
  }
  if (me.kind !== 'staff' || me.purpose === 'wall') {
    const enter = (next: Me) => {
      // A phone passes from hand to hand: nothing the former person read may stay.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
      queries.setQueryData(sessionKey, next);
    };
    return (
      <FieldShell>
        <SignIn
          home="/field/"
          over={face('face.field')}
          demo={me.demo}
          oidc={me.oidc}
          ended={me.ended}
          onDone={enter}
        />
      </FieldShell>
    );
  }
  return (
    <CaseEvents
      on={me.may.includes('case.list')}
      onRevoked={() => void queries.invalidateQueries({ queryKey: sessionKey })}
    >
      <Staff me={me}>{children}</Staff>
    </CaseEvents>
  );
}

function Staff({ me, children }: { me: Me; children: ReactNode }) {
  const t = useMessages(zhCN, en);
  const idle = <IdleEnd minutes={me.idleMinutes} />;
  const { pathname } = useLocation();
  const handles = me.may.includes('case.handle');
  const places = [
    ...(handles ? ([{ to: '/', icon: 'list', label: t('nav.today') }] as const) : []),
    ...(handles && me.may.includes('grid.read')
      ? ([{ to: '/cell', icon: 'map', label: t('nav.cell') }] as const)
      : []),
    { to: '/me', icon: 'person', label: t('nav.me') } as const,
  ];
  if (!me.post) {
    return (
      <FieldShell places={places}>
        <ChoosePost me={me} />
        {idle}
      </FieldShell>
    );
  }
  return (
    <FieldShell places={places} post={me.post.orgName ?? me.post.place}>
      {handles || pathname === '/me' ? children : <WrongPost />}
      {idle}
    </FieldShell>
  );
}

function WrongPost() {
  const t = useMessages(zhCN, en);
  return (
    <>
      <PageTitle>{t('wrongPost')}</PageTitle>
      <EmptyState
        title={t('wrongPostHelp')}
        icon="building"
        action={
          <Link href="/desk/" look="primary" icon="forward">
            {t('toDesk')}
          </Link>
        }
      />
    </>
  );
}
