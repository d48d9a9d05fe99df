// Somebody is at the desk under one post: region, sections, palette, idle warning.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { spokenName } from '#engines/region/messages/spoken.ts';
import { ChoosePost, useChoosePost } from '#modules/account/web/desk/ChoosePost.tsx';
import { ProofDialog } from '#modules/account/web/desk/ProofDialog.tsx';
import { usePostName } from '#modules/account/web/desk/words.ts';
import { accounts, type Me, sessionKey } from '#modules/account/web/session.ts';
import { usePageKeys } from '#web/app/page-keys.ts';
import { useIdle } from '#web/app/use-idle.ts';
import { Button, Dialog, IconButton, Link, useMessages } from '#web/ui/index.ts';
import { KeyHelp } from './KeyHelp.tsx';
import { LiveMark } from './LiveMark.tsx';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';
import { DeskShell } from './Shell.tsx';
import { sectionsOf } from './sections.ts';
import { useCommands } from './use-commands.ts';
import { useRegionPath } from './use-region-path.ts';

export interface StaffProps {
  readonly me: Me;
  /** False while the session has ended and its person is signing in again. */
  readonly present: boolean;
  /** The page itself ended the session because nobody touched it. */
  readonly onIdle: (ended: Me['ended']) => void;
  readonly children: ReactNode;
}

export function Staff({ me, present, onIdle, children }: StaffProps) {
  const t = useMessages(zhCN, en);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const postName = usePostName();
  const [helping, setHelping] = useState(false);
  const choose = useChoosePost();
  const path = useRegionPath(me.post?.code);
  const commands = useCommands(me, choose.mutate, () => setHelping(true));
  const leave = useMutation({
    mutationFn: () => accounts.signOut(),
    onSettled: () => {
      queries.clear();
      void navigate('/', { replace: true });
      // Nothing of this person's pages may stay in memory at a shared desk.
      location.reload();
    },
  });
  const idle = useIdle({
    minutes: present ? me.idleMinutes : null,
    touch: () => void queries.invalidateQueries({ queryKey: sessionKey }),
    onOver: () => {
      // The page stays; only the session goes.
      onIdle({ why: 'idle', idleMinutes: me.idleMinutes ?? 0, hours: 0, post: null });
      accounts.signOut().finally(() => void queries.invalidateQueries({ queryKey: sessionKey }));
    },
  });
  usePageKeys((key) => {
    if (key === '?') setHelping(true);
    return key === '?';
  });

  const readsGrid = me.may.includes('grid.read');
  const places = (path.data ?? []).map((region) => ({
    key: String(region.code),
    name: spokenName(region.name),
    ...(readsGrid && region.code === me.post?.code && { to: `/grid/${region.code}` }),
  }));
  return (
    <DeskShell
      sections={
        me.post ? sectionsOf(me).map(({ key, to, ...more }) => ({ to, label: t(`nav.${key}`), ...more })) : []
      }
      path={places}
      person={
        <span className="d-person">
          <Link to="/me" icon="person">
            {me.name ?? t('me')}
          </Link>
        </span>
      }
      posts={me.posts.map((post) => ({ value: post.id, label: postName(post) }))}
      {...(me.post && { post: me.post.id })}
      onPost={(post) => post !== me.post?.id && choose.mutate(post)}
      onSignOut={() => leave.mutate()}
      commands={commands.list}
      {...(commands.search && { search: commands.search })}
      status={
        <>
          <LiveMark />
          {/* A phone has no keys to explain. */}
          <span className="max-md:hidden">
            <IconButton icon="info" label={`${t('keys.button')} (?)`} onClick={() => setHelping(true)} />
          </span>
        </>
      }
    >
      {me.post || pathname === '/me' ? children : <ChoosePost me={me} />}
      <ProofDialog />
      <KeyHelp open={helping && present} onClose={() => setHelping(false)} />
      <Dialog
        open={present && idle.left !== undefined}
        title={t('idle.title')}
        onClose={idle.stay}
        actions={
          <>
            <Button kind="primary" onClick={idle.stay}>
              {t('idle.stay')}
            </Button>
            <Button onClick={() => leave.mutate()}>{t('idle.leave')}</Button>
          </>
        }
      >
        <p role="timer">{t('idle.help', { time: t('seconds', { n: idle.left ?? 0 }) })}</p>
      </Dialog>
    </DeskShell>
  );
}
