import { QueryClient } from '@tanstack/react-query';

/** Retries live in the client, where the idempotency key is; here a failure is shown at once. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 15_000, refetchOnWindowFocus: true, networkMode: 'always' },
      // Offline too: a page decides to queue or to say so; a paused mutation would look like a hung one.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
