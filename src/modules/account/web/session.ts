// Who is sitting here, and under which post. Every face asks the same question under the same key.
import { useQuery } from '@tanstack/react-query';
import type { Answer } from '#kernel/contract.ts';
import { clientFor } from '#web/app/client.ts';
import { accountApi } from '../contract.ts';

export const accounts = clientFor(accountApi);
export const sessionKey = ['session'] as const;

export type Me = Answer<typeof accountApi.me>;
export type Post = Me['posts'][number];
export type Account = Answer<typeof accountApi.list>['accounts'][number];
export type Role = Post['role'];

export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: () => accounts.me(), staleTime: 60_000 });
}

/** True only when the acting role has this capability word. */
export function useMay(word: string): boolean {
  return useSession().data?.may.includes(word) ?? false;
}
