// The register of staff accounts: who may sign in, and which post they hold where.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { PlaceFilter, type PlaceFilterProps } from '#engines/region/web/PlaceFilter.tsx';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorState,
  ItemList,
  LoadingState,
  LoadMore,
  PageTitle,
  SearchInput,
  Toolbar,
  useNarrow,
} from '#web/ui/index.ts';
import { type Account, accounts, useSession } from '../session.ts';
import { AccountSheet } from './AccountSheet.tsx';
import { AccountStatus } from './AccountStatus.tsx';
import { CreateAccount } from './CreateAccount.tsx';
import { type Invited, OneTimeLink } from './OneTimeLink.tsx';
import { accountsKey } from './use-manage.ts';
import { useAccountProblems, useDeskMessages, usePostName } from './words.ts';

const TYPING_MS = 300;

export default function AccountsPage() {
  const t = useDeskMessages();
  const problems = useAccountProblems();
  const home = useSession().data?.post;
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const [where, setWhere] = useState<PlaceFilterProps['value']>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [granting, setGranting] = useState(false);
  const [creating, setCreating] = useState(false);
  const [invited, setInvited] = useState<Invited | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const list = useInfiniteQuery({
    queryKey: [...accountsKey, q, where?.code],
    queryFn: ({ pageParam }) =>
      accounts.list({
        query: {
          limit: 50,
          ...(q !== '' && { q }),
          ...(where && { within: Number(where.code) }),
          ...(pageParam !== '' && { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.accounts) ?? [];
  const chosen = rows.find((account) => account.id === open);
  const invite = (made: Invited) => {
    setCreating(false);
    setInvited(made);
    void list.refetch();
  };
  const showAfter = ({ account }: Invited, grants: boolean) => {
    setInvited(null);
    setGranting(grants);
    setOpen(account.id);
  };
  return (
    <>
      <PageTitle
        lead={t('accounts.lead')}
        actions={
          <Button kind="primary" icon="plus" onClick={() => setCreating(true)}>
            {t('accounts.create')}
          </Button>
        }
      >
        {t('accounts.title')}
      </PageTitle>
      <Toolbar label={t('accounts.search')}>
        <SearchInput label={t('accounts.search')} value={text} onChange={setText} />
        {home && <PlaceFilter top={home.code} value={where} onChange={setWhere} />}
        {where && (
          <Button kind="quiet" icon="close" onClick={() => setWhere(null)}>
            {t('accounts.clear')}
          </Button>
        )}
      </Toolbar>
      {list.isPending && <LoadingState rows={6} />}
      {list.isError && <ErrorState error={list.error} onRetry={list.refetch} words={problems} />}
      {list.isSuccess && (
        <AccountTable
          rows={rows}
          activeKey={open ?? undefined}
          onOpen={(account) => {
            setGranting(false);
            setOpen(account.id);
          }}
        />
      )}
      {rows.length > 0 && (
        <LoadMore
          shown={rows.length}
          hasMore={list.hasNextPage}
          busy={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
      {chosen && home && (
        <AccountSheet
          key={chosen.id}
          account={chosen}
          home={home}
          grants={granting}
          onClose={() => setOpen(null)}
          onInvited={setInvited}
        />
      )}
      {creating && <CreateAccount onClose={() => setCreating(false)} onInvited={invite} />}
      {invited && (
        <OneTimeLink
          {...invited}
          onClose={() => showAfter(invited, false)}
          onGrant={() => showAfter(invited, true)}
        />
      )}
    </>
  );
}

interface AccountTableProps {
  readonly rows: readonly Account[];
  readonly activeKey: string | undefined;
  readonly onOpen: (account: Account) => void;
}

function AccountTable({ rows, activeKey, onOpen }: AccountTableProps) {
  const t = useDeskMessages();
  const postName = usePostName();
  const narrow = useNarrow();
  const postsOf = ({ posts }: Account) => posts.map(postName).join('；') || t('accounts.noPosts');
  if (narrow && rows.length > 0) {
    return (
      <ItemList
        label={t('accounts.caption')}
        items={rows.map((account) => ({
          key: account.id,
          title: account.name,
          onOpen: () => onOpen(account),
          badge: <AccountStatus account={account} />,
          meta: (
            <>
              <code className="font-mono">{account.login}</code>
              <span>{postsOf(account)}</span>
            </>
          ),
        }))}
      />
    );
  }
  return (
    <DataTable
      caption={t('accounts.caption')}
      rows={rows}
      rowKey={(account) => account.id}
      activeKey={activeKey}
      onOpen={onOpen}
      empty={
        <EmptyState title={t('accounts.empty')} icon="search">
          {t('accounts.emptyHelp')}
        </EmptyState>
      }
      columns={[
        { key: 'name', header: t('accounts.name'), width: '12rem', cell: (account) => account.name },
        {
          key: 'login',
          header: t('accounts.login'),
          width: '16rem',
          cell: (account) => <code className="font-mono">{account.login}</code>,
        },
        {
          key: 'posts',
          header: t('accounts.posts'),
          cell: postsOf,
        },
        {
          key: 'status',
          header: t('accounts.status'),
          width: '16rem',
          cell: (account) => <AccountStatus account={account} />,
        },
      ]}
    />
  );
}
