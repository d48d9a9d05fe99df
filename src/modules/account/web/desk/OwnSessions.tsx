// Where this account is signed in. A session nobody remembers is ended here, without asking an administrator.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, ErrorState, ItemList, Section, useDateFormat, useToast } from '#web/ui/index.ts';
import { accounts, type Post } from '../session.ts';
import { type Mine, mineKey } from './use-own-account.ts';
import { useAccountProblems, useDeskMessages, usePostName } from './words.ts';

export interface OwnSessionsProps {
  readonly sessions: Mine['sessions'];
  readonly posts: readonly Post[];
}

export function OwnSessions({ sessions, posts }: OwnSessionsProps) {
  const t = useDeskMessages();
  const problems = useAccountProblems();
  const format = useDateFormat();
  const postName = usePostName();
  const toast = useToast();
  const queries = useQueryClient();
  const others = sessions.filter(({ here }) => !here).length;
  const end = useMutation({
    mutationFn: () => accounts.endOtherSessions(),
    onSuccess: (mine) => {
      queries.setQueryData(mineKey, mine);
      toast({ text: t('own.othersEnded', { n: others }), tone: 'done' });
    },
  });
  return (
    <Section title={t('own.sessions')}>
      <ItemList
        label={t('own.sessions')}
        items={sessions.map(({ since, seen, post, here }) => {
          const held = posts.find(({ id }) => id === post);
          return {
            key: `${since} ${seen}`,
            title: here ? t('own.here') : t('own.elsewhere'),
            icon: 'lock',
            meta: [
              t('own.since', { time: format(since) }),
              t('own.seen', { time: format(seen) }),
              held && postName(held),
            ]
              .filter(Boolean)
              .join(' · '),
          };
        })}
      />
      {end.error && <ErrorState error={end.error} words={problems} inline />}
      {others > 0 && (
        <div className="l-actions mt-3">
          <Button icon="logout" busy={end.isPending} onClick={() => end.mutate()}>
            {t('own.endOthers')}
          </Button>
        </div>
      )}
    </Section>
  );
}
