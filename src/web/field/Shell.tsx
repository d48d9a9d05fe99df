import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { en } from '#web/app/messages/en.ts';
import { zhCN } from '#web/app/messages/zh-CN.ts';
import {
  ElderSwitch,
  Icon,
  type IconName,
  LanguageSwitch,
  OfflineBanner,
  SkipLink,
  useMessages,
  Wordmark,
} from '#web/ui/index.ts';

export interface FieldPlace {
  readonly to: string;
  readonly icon: IconName;
  readonly label: string;
  /** Things waiting there, said in the link's name too. */
  readonly count?: number;
}

export interface FieldShellProps {
  readonly children: ReactNode;
  /** The thumb bar; today and record unless given. */
  readonly places?: readonly FieldPlace[];
  readonly waiting?: number;
}

/** Grid officers: one hand, gloves, sun; everything that acts is in the lower third. */
export function FieldShell({ children, places, waiting = 0 }: FieldShellProps) {
  const t = useMessages(zhCN, en);
  const shown: readonly FieldPlace[] = places ?? [{ to: '/', icon: 'list', label: t('nav.today') }];
  return (
    <div className="f-shell" data-single={shown.length < 2 || undefined}>
      <SkipLink />
      <header className="f-top">
        <Wordmark face={t('face.field')} />
        <div className="f-switches">
          <ElderSwitch />
          <LanguageSwitch />
        </div>
      </header>
      <OfflineBanner waiting={waiting} />
      <main id="main" tabIndex={-1} className="f-main">
        {children}
      </main>
      {shown.length > 1 && (
        <nav className="f-bar" aria-label={t('nav.label')}>
          {shown.map((place) => (
            <NavLink key={place.to} to={place.to} end={place.to === '/'} className="f-bar-item">
              <Icon name={place.icon} />
              <span>
                {place.label}
                {place.count !== undefined && place.count > 0 && <b> {place.count}</b>}
              </span>
            </NavLink>
          ))}
        </nav>
      )}
    </div>
  );
}
