import { useQuery } from '@tanstack/react-query';
import { useSession } from '#modules/account/web/index.ts';
import { voices } from './categories.ts';

export const mineKey = ['voice', 'mine'] as const;

/** What is listed under the phone number of whoever is signed in, and that number as it may be shown. */
export function useMine() {
  const session = useSession();
  const signedIn = session.data?.kind === 'resident';
  const mine = useQuery({ queryKey: mineKey, queryFn: () => voices.mine(), enabled: signedIn });
  return { signedIn, name: session.data?.name ?? '', mine };
}
