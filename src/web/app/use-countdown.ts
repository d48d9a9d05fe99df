import { useEffect, useState } from 'react';
import { useMessages } from '#web/ui/index.ts';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';

/** Seconds left until an instant of this device's clock; 0 once it has passed or when there is none. */
export function useCountdown(until: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}

/** “1 分 5 秒”; whole seconds only. */
export function useDuration(): (seconds: number) => string {
  const t = useMessages(zhCN, en);
  return (seconds) => {
    const whole = Math.max(0, Math.ceil(seconds));
    const s = whole % 60;
    return whole < 60
      ? t('duration.seconds', { s })
      : t('duration.minutes', { m: Math.floor(whole / 60), s });
  };
}
