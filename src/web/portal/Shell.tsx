import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { en } from '#web/app/messages/en.ts';
import { zhCN } from '#web/app/messages/zh-CN.ts';
import {
  Callable,
  ElderSwitch,
  Icon,
  type IconName,
  LanguageSwitch,
  Link,
  OfflineBanner,
  Ridges,
  SkipLink,
  useMessages,
  Wordmark,
} from '#web/ui/index.ts';

const places: readonly { to: string; icon: IconName; word: 'home' | 'report' | 'track' | 'me' }[] = [
  { to: '/', icon: 'home', word: 'home' },
  { to: '/report', icon: 'edit', word: 'report' },
  { to: '/track', icon: 'search', word: 'track' },
  { to: '/sign-in', icon: 'person', word: 'me' },
];

/** Residents: a top bar, one column to read, the errands under the thumb. */
export function PortalShell({ children }: { children: ReactNode }) {
  const t = useMessages(zhCN, en);
  return (
    <div className="p-shell">
      <SkipLink />
      <header className="p-top">
        <Link to="/">
          <Wordmark face={t('face.portal')} />
        </Link>
        <div className="p-switches">
          <ElderSwitch />
          <LanguageSwitch />
        </div>
      </header>
      <nav className="p-bar" aria-label={t('nav.label')}>
        {places.map((place) => (
          <NavLink key={place.to} to={place.to} end={place.to === '/'} className="p-bar-item">
            <Icon name={place.icon} />
            <span>{t(`nav.${place.word}`)}</span>
          </NavLink>
        ))}
      </nav>
      <OfflineBanner />
      <main id="main" tabIndex={-1} className="p-main">
        {children}
      </main>
      <footer className="p-foot">
        <p>
          <Icon name="phone" /> <Callable>{t('footer.hotline')}</Callable>
        </p>
        <Ridges />
      </footer>
    </div>
  );
}
