// The own account: posts held, password, recovery codes, and where one is signed in. The same at the desk and on the phone.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ErrorState, Facts, ItemList, LoadingState, Section } from '#web/ui/index.ts';
import { accounts, type Me } from '../session.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { OwnSessions } from './OwnSessions.tsx';
import { Rebind } from './Rebind.tsx';
import { RenewCodes } from './RenewCodes.tsx';
import { mineKey } from './use-own-account.ts';
import { useAccountProblems, useDeskMessages, usePostName, useTerm } from './words.ts';

/** Below this many, new ones are due. */
const FEW = 3;

export function OwnAccount({ me, posts = true }: { me: Me; posts?: boolean }) {
  const t = useDeskMessages();
  const problems = useAccountProblems();
  const postName = usePostName();
  const term = useTerm();
  const mine = useQuery({ queryKey: mineKey, queryFn: () => accounts.mine() });
  const [form, setForm] = useState<'password' | 'codes' | 'rebind' | null>(null);
  if (mine.isPending) return <LoadingState rows={4} />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={mine.refetch} words={problems} />;
  const { login, recoveryCodes, sessions } = mine.data;
  return (
    <div className="max-w-[44rem]">
      {posts && (
        <Section title={t('own.posts')}>
          {me.posts.length === 0 && <p className="text-ink-soft">{t('signIn.noPostHelp')}</p>}
          <ItemList
            label={t('own.posts')}
            items={me.posts.map((post) => ({
              key: post.id,
              title: postName(post),
              icon: 'people',
              meta: term(post),
              ...(post.id === me.post?.id && {
                badge: <span className="text-ink-soft">{t('own.acting')}</span>,
              }),
            }))}
          />
        </Section>
      )}
      <Section title={t('own.door')}>
        <Facts
          items={[
            { label: t('accounts.login'), value: <code className="font-mono">{login}</code> },
            {
              label: t('own.codes'),
              value: (
                <span className={recoveryCodes < FEW ? 'text-risk' : ''}>
                  {recoveryCodes === 0
                    ? t('own.codesNone')
                    : t(recoveryCodes < FEW ? 'own.codesFew' : 'own.codesLeft', { n: recoveryCodes })}
                </span>
              ),
            },
          ]}
        />
        <div className="l-actions mt-3">
          <Button icon="lock" onClick={() => setForm('password')}>
            {t('own.changePassword')}
          </Button>
          <Button icon="phone" onClick={() => setForm('rebind')}>
            {t('own.rebind')}
          </Button>
          <Button icon="refresh" onClick={() => setForm('codes')}>
            {t('own.renewCodes')}
          </Button>
        </div>
      </Section>
      <OwnSessions sessions={sessions} posts={me.posts} />
      {form === 'password' && <ChangePassword login={login} onClose={() => setForm(null)} />}
      {form === 'rebind' && <Rebind onClose={() => setForm(null)} />}
      {form === 'codes' && <RenewCodes name={me.name ?? ''} login={login} onClose={() => setForm(null)} />}
    </div>
  );
}
