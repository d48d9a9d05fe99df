import { useEffect, useRef, useState } from 'react';

/** The server says something every 15 s; a phone that changed its cell may never be told that a line is dead. */
const silence = 40_000;

/**
 * Server-sent events for whoever is known by a header, which EventSource cannot send. Open while the page is in sight;
 * `onEvent` is also called when a line has come back, since nobody knows what was missed.
 */
export function useHeaderEvents(
  url: string | null,
  headers: Readonly<Record<string, string>>,
  onEvent: () => void,
): 'connecting' | 'live' {
  const [state, setState] = useState<'connecting' | 'live'>('connecting');
  const latest = useRef(onEvent);
  latest.current = onEvent;
  const sent = JSON.stringify(headers);

  useEffect(() => {
    if (url === null) return;
    let line: AbortController | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let returning = false;
    const connect = async () => {
      const control = new AbortController();
      line = control;
      await listen(
        url,
        JSON.parse(sent),
        control,
        () => {
          if (failures > 0 || returning) latest.current();
          failures = 0;
          returning = true;
          setState('live');
        },
        () => latest.current(),
      ).catch(() => undefined);
      if (line !== control) return;
      failures += 1;
      setState('connecting');
      timer = setTimeout(connect, Math.min(60_000, 1000 * 2 ** failures) * (0.5 + Math.random()));
    };
    const hangUp = () => {
      clearTimeout(timer);
      line?.abort();
      line = undefined;
    };
    const onSight = () => {
      hangUp();
      if (document.hidden) setState('connecting');
      else void connect();
    };
    onSight();
    document.addEventListener('visibilitychange', onSight);
    return () => {
      document.removeEventListener('visibilitychange', onSight);
      hangUp();
    };
  }, [url, sent]);

  return state;
}

/** Until the line ends, however it ends. */
async function listen(
  url: string,
  headers: HeadersInit,
  control: AbortController,
  onOpen: () => void,
  onEvent: () => void,
): Promise<void> {
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(alarm);
    alarm = setTimeout(() => control.abort(), silence);
  };
  try {
    heard();
    const { ok, body } = await fetch(url, { headers, signal: control.signal, cache: 'no-store' });
    const reader = ok ? body?.getReader() : undefined;
    if (!reader) return;
    const decoder = new TextDecoder();
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      heard();
      text += decoder.decode(part.value, { stream: true });
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      for (const event of whole) {
        if (/^event: ready$/m.test(event)) onOpen();
        else if (/^event: /m.test(event)) onEvent();
      }
    }
  } finally {
    clearTimeout(alarm);
  }
}
