// One acts under one post at a time; whoever holds several chooses first.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { Callout, ErrorState, ItemList, PageTitle, useMessages, useToast } from '#web/ui/index.ts';
import { en } from '../../messages/desk.en.ts';
import { zhCN } from '../../messages/desk.zh-CN.ts';
import { accounts, type Me, sessionKey } from '../session.ts';
import { useAccountProblems, usePostName, useTerm } from './words.ts';

/** Everything read under the former post is forgotten: the next one may see less. */
export function useChoosePost() {
  const t = useMessages(zhCN, en);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const postName = usePostName();
  return useMutation({
    mutationFn: (post: string) => accounts.choosePost({ body: { post } }),
    onSuccess: (me) => {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
      queries.setQueryData(sessionKey, me);
      void navigate('/');
      if (me.post) toast({ text: t('shell.switched', { post: postName(me.post) }), tone: 'done' });
    },
  });
}

export function ChoosePost({ me }: { me: Me }) {
  const t = useMessages(zhCN, en);
  const term = useTerm();
  const postName = usePostName();
  const problems = useAccountProblems();
  const choose = useChoosePost();
  if (me.posts.length === 0) {
    return (
      <div className="mx-auto grid w-full max-w-[36rem] gap-4 pt-6">
        <PageTitle>{t('signIn.noPost')}</PageTitle>
        <Callout tone="neutral" icon="lock">
          {t('signIn.noPostHelp')}
        </Callout>
      </div>
    );
  }
  return (
    <div className="mx-auto grid w-full max-w-[36rem] gap-4 pt-6">
      <PageTitle lead={t('choosePost.lead')}>{t('choosePost.title')}</PageTitle>
      {choose.error && <ErrorState error={choose.error} words={problems} inline />}
      <ItemList
        label={t('choosePost.title')}
        items={me.posts.map((post) => ({
          key: post.id,
          title: postName(post),
          icon: 'building',
          meta: `${t(`roleHelp.${post.role}`)} ${term(post)}`,
          onOpen: () => choose.mutate(post.id),
        }))}
      />
    </div>
  );
}
