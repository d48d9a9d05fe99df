import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type ActAddress,
  freshAct,
  isBlank,
  type KeptAct,
  keptActs,
  keptKey,
  readAct,
  slotOf,
} from './kept-act.ts';

const RESTING_MS = 250;

export interface KeptActState {
  /** Undefined for the moment it takes to look on the shelf. */
  readonly act: KeptAct | undefined;
  readonly restored: boolean;
  /** False where this phone keeps nothing beyond this page. */
  readonly safe: boolean;
  readonly change: (part: Partial<KeptAct>) => void;
  /** Written to the shelf before anything leaves. */
  readonly flush: () => Promise<KeptAct | undefined>;
  /** The server has it, or nobody wants it any more. */
  readonly forget: () => Promise<void>;
}

/** One step being written, kept as it is written. */
export function useKeptAct(address: ActAddress): KeptActState {
  const queries = useQueryClient();
  const slot = slotOf(address);
  const [act, setAct] = useState<KeptAct>();
  const [restored, setRestored] = useState(false);
  const [safe, setSafe] = useState(true);
  const latest = useRef<KeptAct>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const fresh = useRef(() => freshAct(address));

  useEffect(() => {
    let gone = false;
    void keptActs.take(slot).then((value) => {
      if (gone) return;
      const found = readAct(value);
      setRestored(found !== undefined);
      latest.current = found ?? fresh.current();
      setAct(latest.current);
    });
    return () => {
      gone = true;
    };
  }, [slot]);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const now = latest.current;
    if (!now) return undefined;
    if (isBlank(now)) await keptActs.drop(slot);
    else setSafe(await keptActs.keep(slot, now));
    await queries.invalidateQueries({ queryKey: keptKey });
    return now;
  }, [slot, queries]);

  const change = useCallback(
    (part: Partial<KeptAct>) => {
      if (!latest.current) return;
      latest.current = { ...latest.current, ...part, at: new Date().toISOString() };
      setAct(latest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), RESTING_MS);
    },
    [flush],
  );

  const forget = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    latest.current = fresh.current();
    setAct(latest.current);
    await keptActs.drop(slot);
    await queries.invalidateQueries({ queryKey: keptKey });
  }, [slot, queries]);

  // The camera of a weak phone closes the browser behind it: write before the page is left.
  useEffect(() => {
    const write = () => {
      if (timer.current !== undefined) void flush();
    };
    addEventListener('pagehide', write);
    document.addEventListener('visibilitychange', write);
    return () => {
      removeEventListener('pagehide', write);
      document.removeEventListener('visibilitychange', write);
      write();
    };
  }, [flush]);

  return { act, restored, safe, change, flush, forget };
}
