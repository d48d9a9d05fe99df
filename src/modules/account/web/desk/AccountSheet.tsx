// One account beside the list: its posts, and what the security administrator may do with it.
import { useEffect, useState } from 'react';
import { Button, Facts, Section, Sheet } from '#web/ui/index.ts';
import type { Account, Post } from '../session.ts';
import { AccountStatus, useIsLocked } from './AccountStatus.tsx';
import { GrantPost } from './GrantPost.tsx';
import type { Invited } from './OneTimeLink.tsx';
import { ReasonDialog, type Reasoned } from './ReasonDialog.tsx';
import { useDeskMessages, usePostName, useTerm } from './words.ts';

export interface AccountSheetProps {
  readonly account: Account;
  /** Where this administrator's territory begins. */
  readonly home: Post;
  /** The first post is due: begin with it. */
  readonly grants: boolean;
  readonly onClose: () => void;
  readonly onInvited: (made: Invited) => void;
}

export function AccountSheet({ account, home, grants, onClose, onInvited }: AccountSheetProps) {
  const t = useDeskMessages();
  const postName = usePostName();
  const term = useTerm();
  const isLocked = useIsLocked(account);
  const [granting, setGranting] = useState(false);
  // Only once this sheet is open: the later of two dialogs lies above.
  useEffect(() => setGranting(grants), [grants]);
  const [act, setAct] = useState<Reasoned | null>(null);
  return (
    <Sheet open onClose={onClose} title={account.name}>
      <Facts
        items={[
          { label: t('accounts.login'), value: <code className="font-mono">{account.login}</code> },
          { label: t('accounts.status'), value: <AccountStatus account={account} /> },
        ]}
      />
      <Section
        level={3}
        title={t('accounts.posts')}
        actions={
          <Button icon="plus" onClick={() => setGranting(true)}>
            {t('accounts.grant')}
          </Button>
        }
      >
        {account.posts.length === 0 && <p className="text-ink-soft">{t('accounts.noPosts')}</p>}
        <ul>
          {account.posts.map((post) => (
            <li
              key={post.id}
              className="flex flex-wrap items-center gap-3 border-line border-t py-2 first:border-t-0"
            >
              <span className="flex-1">
                {postName(post)}
                <br />
                <span className="text-ink-soft text-sm">{term(post)}</span>
              </span>
              <Button onClick={() => setAct({ kind: 'endPost', post: post.id, name: postName(post) })}>
                {t('accounts.endPost')}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      <Section level={3} title={t('accounts.open')}>
        <div className="l-actions">
          {isLocked && (
            <Button icon="check" kind="primary" onClick={() => setAct({ kind: 'unlock' })}>
              {t('accounts.unlock')}
            </Button>
          )}
          <Button icon="refresh" onClick={() => setAct({ kind: 'reset' })}>
            {t('accounts.reset')}
          </Button>
          {account.disabled ? (
            <Button icon="check" onClick={() => setAct({ kind: 'enable' })}>
              {t('accounts.enable')}
            </Button>
          ) : (
            <Button icon="lock" kind="danger" onClick={() => setAct({ kind: 'disable' })}>
              {t('accounts.disable')}
            </Button>
          )}
        </div>
      </Section>
      {granting && <GrantPost account={account} home={home} onClose={() => setGranting(false)} />}
      {act && <ReasonDialog account={account} act={act} onClose={() => setAct(null)} onInvited={onInvited} />}
    </Sheet>
  );
}
