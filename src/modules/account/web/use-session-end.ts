// Whichever request first hears that the session is over, the shell is told at once and asks for the sign-in.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { asProblem } from '#web/ui/index.ts';
import { type Me, sessionKey } from './session.ts';

const isOver = (failure: unknown) => asProblem(failure).code === 'kernel.unauthenticated';

export function useSessionEnd(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const hear = (event: {
      readonly type: string;
      readonly action?: { readonly type: string; readonly error?: unknown };
    }) => {
      if (event.type !== 'updated' || event.action?.type !== 'error' || !isOver(event.action.error)) return;
      const me = queries.getQueryData<Me>(sessionKey);
      if (me?.kind === 'staff') void queries.invalidateQueries({ queryKey: sessionKey });
    };
    const stops = [queries.getQueryCache().subscribe(hear), queries.getMutationCache().subscribe(hear)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queries]);
}
