import { useEffect, useRef, useState } from 'react';

export interface LiveEvent {
  readonly type: string;
  readonly data: string;
}

/**
 * Server-sent events with our own back-off: EventSource gives up for good after an HTTP error, and a
 * thousand walls that reconnect in the same second after a restart would be a second outage.
 */
export function useLiveEvents(
  url: string | null,
  onEvent: (event: LiveEvent) => void,
  types: readonly string[] = ['message'],
  /** The stream is back after an interruption: what happened meanwhile, nobody will tell. */
  onBack: () => void = () => undefined,
): 'off' | 'connecting' | 'live' {
  const [state, setState] = useState<'off' | 'connecting' | 'live'>('off');
  const handler = useRef(onEvent);
  handler.current = onEvent;
  const back = useRef(onBack);
  back.current = onBack;
  const wanted = types.join(' ');

  useEffect(() => {
    if (url === null) return;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let opened = false;
    const connect = () => {
      setState('connecting');
      source = new EventSource(url);
      source.onopen = () => {
        failures = 0;
        setState('live');
        if (opened) back.current();
        opened = true;
      };
      source.onerror = () => {
        source?.close();
        failures += 1;
        setState('connecting');
        timer = setTimeout(connect, Math.min(60_000, 1000 * 2 ** failures) * (0.5 + Math.random()));
      };
      for (const type of wanted.split(' ')) {
        source.addEventListener(type, (event) => handler.current({ type, data: String(event.data) }));
      }
    };
    connect();
    return () => {
      clearTimeout(timer);
      source?.close();
      setState('off');
    };
  }, [url, wanted]);

  return state;
}
