// Who is holding this phone, under which post; the way to another post and out.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useChoosePost } from '#modules/account/web/desk/ChoosePost.tsx';
import { OwnAccount } from '#modules/account/web/desk/OwnAccount.tsx';
import { usePostName, useTerm } from '#modules/account/web/desk/words.ts';
import { useSession } from '#modules/account/web/index.ts';
import { accounts } from '#modules/account/web/session.ts';
import { KeptActs } from '#modules/voice/web/field/KeptActs.tsx';
import { useKeptActs } from '#modules/voice/web/field/kept-act.ts';
import {
  Button,
  Confirm,
  ErrorState,
  Facts,
  ItemList,
  PageTitle,
  Section,
  useMessages,
} from '#web/ui/index.ts';
import { en } from '../messages/en.ts';
import { zhCN } from '../messages/zh-CN.ts';

export default function MePage() {
  const t = useMessages(zhCN, en);
  const postName = usePostName();
  const term = useTerm();
  const choose = useChoosePost();
  const me = useSession().data;
  const post = me?.post;
  if (!me || !post) return null;
  const others = me.posts.filter((one) => one.id !== post.id);
  return (
    <>
      <PageTitle lead={postName(post)}>{me.name ?? t('me.title')}</PageTitle>
      <KeptActs />
      <Facts
        items={[
          { label: t('me.post'), value: postName(post) },
          { label: t('me.until'), value: term(post) },
        ]}
      />
      {others.length > 0 && (
        <Section title={t('me.others')}>
          {choose.error && <ErrorState error={choose.error} inline />}
          <ItemList
            label={t('me.others')}
            items={others.map((one) => ({
              key: one.id,
              title: postName(one),
              icon: 'people',
              meta: term(one),
              onOpen: () => choose.mutate(one.id),
            }))}
          />
        </Section>
      )}
      <OwnAccount me={me} posts={false} />
      <SignOut post={post.id} idle={me.idleMinutes} />
    </>
  );
}

function SignOut({ post, idle }: { post: string; idle: number | null }) {
  const t = useMessages(zhCN, en);
  const queries = useQueryClient();
  const kept = useKeptActs(post).data?.length ?? 0;
  const [asking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: () => accounts.signOut(),
    onSuccess: () => {
      queries.clear();
      // Nothing of this person's pages may stay in the memory of a phone that is handed on.
      location.assign('/field/');
    },
    onError: () => setAsking(false),
  });
  return (
    <Section title={t('me.account')}>
      <p className="mb-3 text-ink-soft">
        {t('me.leaveHelp')}
        {idle !== null && ` ${t('me.idle', { n: idle })}`}
      </p>
      {leave.error && <ErrorState error={leave.error} inline />}
      <Button icon="logout" wide onClick={() => setAsking(true)}>
        {t('me.signOut')}
      </Button>
      <Confirm
        open={asking}
        title={t('me.leave')}
        verb={t('me.signOut')}
        busy={leave.isPending}
        onConfirm={() => leave.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{kept > 0 ? t('me.leaveKept', { n: kept }) : t('me.leaveHelp')}</p>
      </Confirm>
    </Section>
  );
}
