// Changing an account: the changed one takes the place of the old in every list that shows it.
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useSend } from '#web/app/use-form.ts';
import type { Account } from '../session.ts';

export interface AccountPage {
  readonly accounts: readonly Account[];
  readonly next: string | null;
}
export const accountsKey = ['accounts'] as const;

export function useManage<Form>(
  send: (form: Form, idempotencyKey: string) => Promise<Account>,
  { said, onDone }: { readonly said: string; readonly onDone: (account: Account) => void },
) {
  const queries = useQueryClient();
  return useSend(
    send,
    (account) => {
      queries.setQueriesData<InfiniteData<AccountPage>>({ queryKey: accountsKey }, (list) =>
        list === undefined
          ? list
          : {
              ...list,
              pages: list.pages.map((page) => ({
                ...page,
                accounts: page.accounts.map((known) => (known.id === account.id ? account : known)),
              })),
            },
      );
      onDone(account);
    },
    () => said,
  );
}
