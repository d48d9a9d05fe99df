// Whichever request first hears that there is no session any more, the shell is told at once.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Me, sessionKey } from '#modules/account/web/index.ts';
import { asProblem } from '#web/ui/index.ts';

const isOver = (failure: unknown) => asProblem(failure).code === 'kernel.unauthenticated';

export function useSessionEnd(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const end = () => {
      const me = queries.getQueryData<Me>(sessionKey);
      if (me?.kind === 'staff') void queries.invalidateQueries({ queryKey: sessionKey });
    };
    const stops = [
      queries.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error' && isOver(event.action.error)) end();
      }),
      queries.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error' && isOver(event.action.error)) end();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queries]);
}
