// Changing an account: the changed one takes the place of the old in every list that shows it.
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from '#kernel/uuid.ts';
import { useToast } from '#web/ui/index.ts';
import type { Account } from '../session.ts';

export interface AccountPage {
  readonly accounts: readonly Account[];
  readonly next: string | null;
}
export const accountsKey = ['accounts'] as const;

/** One intended change: its key stays the same however often it is sent. */
export function useManage<Form>(
  send: (form: Form, idempotencyKey: string) => Promise<Account>,
  { said, onDone }: { readonly said: string; readonly onDone: (account: Account) => void },
) {
  const queries = useQueryClient();
  const toast = useToast();
  const [key] = useState(uuidv7);
  return useMutation({
    mutationFn: (form: Form) => send(form, key),
    onSuccess: (account) => {
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
      toast({ text: said, tone: 'done' });
      onDone(account);
    },
  });
}
