import { type ReactNode, useEffect, useState } from 'react';
import { en } from '#web/app/messages/en.ts';
import { zhCN } from '#web/app/messages/zh-CN.ts';
import {
  DateText,
  IconButton,
  LanguageSwitch,
  OfflineBanner,
  SkipLink,
  StateBadge,
  useMessages,
  Wordmark,
} from '#web/ui/index.ts';

export interface WallShellProps {
  readonly children: ReactNode;
  /** State of the event stream; nothing is said when the page has none. */
  readonly live?: 'off' | 'connecting' | 'live';
  readonly place?: ReactNode;
  /** The way out, for whoever is signed in. */
  readonly leave?: ReactNode;
}

/** The wall: no scrolling bars, no menus, a clock, and an honest word when the figures are not live. */
export function WallShell({ children, live = 'off', place, leave }: WallShellProps) {
  const t = useMessages(zhCN, en);
  const now = useMinute();
  return (
    <div className="w-shell">
      <SkipLink />
      <header className="w-top">
        <Wordmark face={t('face.wall')} />
        <div className="w-place">{place}</div>
        {live === 'live' && (
          <StateBadge tone="done" icon="refresh">
            {t('wall.live')}
          </StateBadge>
        )}
        {live === 'connecting' && (
          <StateBadge tone="risk" icon="cloudOff">
            {t('wall.waiting')}
          </StateBadge>
        )}
        <span className="w-clock">
          <DateText value={now} />
        </span>
        <LanguageSwitch />
        <IconButton
          icon="expand"
          label={t('wall.full')}
          onClick={() => void document.documentElement.requestFullscreen()}
        />
        {leave}
      </header>
      <OfflineBanner />
      <main id="main" tabIndex={-1} className="w-main">
        {children}
      </main>
    </div>
  );
}

function useMinute(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
