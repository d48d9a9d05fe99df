import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { en } from '#web/app/messages/en.ts';
import { zhCN } from '#web/app/messages/zh-CN.ts';
import {
  ElderSwitch,
  Icon,
  type IconName,
  LanguageSwitch,
  SkipLink,
  useMessages,
  useOnline,
  Wordmark,
} from '#web/ui/index.ts';
import { en as fieldEn } from './messages/en.ts';
import { zhCN as fieldZh } from './messages/zh-CN.ts';

export interface FieldPlace {
  readonly to: string;
  readonly icon: IconName;
  readonly label: string;
  /** Things waiting there, said in the link's name too. */
  readonly count?: number;
}

export interface FieldShellProps {
  readonly children: ReactNode;
  /** The thumb bar; none before somebody has signed in. */
  readonly places?: readonly FieldPlace[];
  /** What the acting post looks after, beside the mark. */
  readonly post?: string;
}

/** Grid officers: one hand, gloves, sun; everything that acts is in the lower third. */
export function FieldShell({ children, places = [], post }: FieldShellProps) {
  const t = useMessages(zhCN, en);
  return (
    <div className="f-shell" data-single={places.length < 2 || undefined}>
      <SkipLink />
      <header className="f-top">
        <Wordmark face={post ?? t('face.field')} />
        <div className="f-switches">
          <ElderSwitch />
          <LanguageSwitch />
        </div>
      </header>
      <Offline />
      <main id="main" tabIndex={-1} className="f-main">
        {children}
      </main>
      {places.length > 1 && (
        <nav className="f-bar" aria-label={t('nav.label')}>
          {places.map((place) => (
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

/** Says what does not work without a network yet, and what is safe nevertheless. */
function Offline() {
  const t = useMessages(fieldZh, fieldEn);
  const online = useOnline();
  return (
    <div className="l-offline flex-nowrap" role="status" data-shown={!online || undefined}>
      {!online && (
        <>
          <Icon name="cloudOff" />
          <span>{t('offline')}</span>
        </>
      )}
    </div>
  );
}
