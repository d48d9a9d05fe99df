// One stream of changes for the whole desk: a browser allows six connections to a server, and a stream keeps one.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { useLiveEvents } from '#web/app/events.ts';

export interface CaseEvent {
  readonly county: number;
  readonly id: string;
  readonly state: string;
}

export type LiveState = 'off' | 'connecting' | 'live';
/** Without an event: the stream was interrupted, anything may have happened. */
type Listener = (event?: CaseEvent) => void;

interface Live {
  readonly state: LiveState;
  readonly listen: (listener: Listener) => () => void;
}

const LiveContext = createContext<Live>({ state: 'off', listen: () => () => {} });

export interface CaseEventsProps {
  /** False while nobody is signed in or the post sees no cases. */
  readonly on: boolean;
  /** The server ended this session. */
  readonly onRevoked: () => void;
  readonly children: ReactNode;
}

const types = ['case', 'revoked'];

export function CaseEvents({ on, onRevoked, children }: CaseEventsProps) {
  const listeners = useRef(new Set<Listener>());
  const state = useLiveEvents(
    on ? '/api/events' : null,
    ({ type, data }) => {
      if (type === 'revoked') return onRevoked();
      const event = readEvent(data);
      if (event) for (const listener of listeners.current) listener(event);
    },
    types,
    () => {
      for (const listener of listeners.current) listener();
    },
  );
  const live = useMemo<Live>(
    () => ({
      state,
      listen: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [state],
  );
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

export const useLiveState = (): LiveState => useContext(LiveContext).state;

/** Hears each change of a case this post may see, and that some may have been missed. */
export function useCaseEvents(onEvent: Listener): void {
  const { listen } = useContext(LiveContext);
  const latest = useRef(onEvent);
  latest.current = onEvent;
  useEffect(() => listen((event) => latest.current(event)), [listen]);
}

function readEvent(data: string): CaseEvent | undefined {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('county' in value && 'id' in value && 'state' in value)) return undefined;
    return { county: Number(value.county), id: String(value.id), state: String(value.state) };
  } catch {
    return undefined;
  }
}
