// The furniture of a page: title, section, facts, list, callout, path.
import { type ReactNode, useEffect, useId } from 'react';
import type { Tone } from './Badge.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { Link } from './Link.tsx';
import { useLocale, useWords } from './locale.tsx';

export interface PageTitleProps {
  readonly children: string;
  /** One short line above: a number, a service, a place. */
  readonly over?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

/** The page's only h1; it also names the browser tab. */
export function PageTitle({ children, over, lead, actions }: PageTitleProps) {
  const english = useLocale() === 'en';
  useEffect(() => {
    document.title = `${children} · ${english ? 'Liren' : '里仁'}`;
  }, [children, english]);
  return (
    <header className="l-title">
      <div>
        {over !== undefined && <p className="l-title-over">{over}</p>}
        <h1>{children}</h1>
        {lead !== undefined && <p className="l-lead">{lead}</p>}
      </div>
      {actions !== undefined && <div className="l-actions">{actions}</div>}
    </header>
  );
}

export interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly level?: 2 | 3;
}

export function Section({ title, children, actions, level = 2 }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="l-section" aria-labelledby={id}>
      <div className="l-section-head">
        <Heading id={id}>{title}</Heading>
        {actions}
      </div>
      {children}
    </section>
  );
}

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Names and values of one thing, as a ruled list. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="l-facts">
      {items.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface ListItem {
  readonly key: string;
  readonly title: string;
  readonly to?: string;
  readonly onOpen?: () => void;
  readonly meta?: ReactNode;
  readonly badge?: ReactNode;
  readonly icon?: IconName;
}

/** Ruled rows for phones; the whole row is one target. */
export function ItemList({ items, label }: { items: readonly ListItem[]; label: string }) {
  return (
    <ul className="l-list" aria-label={label}>
      {items.map((item) => (
        <li key={item.key}>
          {item.icon && <Icon name={item.icon} />}
          <div>
            <p className="l-list-title">
              {item.to !== undefined ? (
                <Link to={item.to}>{item.title}</Link>
              ) : item.onOpen ? (
                <button type="button" className="l-link" onClick={item.onOpen}>
                  {item.title}
                </button>
              ) : (
                item.title
              )}
            </p>
            {item.meta !== undefined && <div className="l-list-meta">{item.meta}</div>}
          </div>
          {item.badge}
        </li>
      ))}
    </ul>
  );
}

const calloutIcons = {
  neutral: 'info',
  brand: 'info',
  done: 'check',
  risk: 'alert',
  late: 'alert',
  hold: 'pause',
} as const;

export interface CalloutProps {
  readonly title?: string;
  readonly children?: ReactNode;
  readonly tone?: Tone;
  readonly icon?: IconName;
}

export function Callout({ title, children, tone = 'brand', icon }: CalloutProps) {
  return (
    <div className="l-callout" data-tone={tone}>
      <Icon name={icon ?? calloutIcons[tone]} />
      <div>
        {title !== undefined && <p className="l-callout-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

export interface Place {
  readonly key: string;
  readonly name: string;
  readonly to?: string;
}

/** A path in the region tree, largest first. Its names are proper names and stay Chinese on English pages too. */
export function Breadcrumb({ path, label }: { path: readonly Place[]; label: string }) {
  return (
    <nav className="l-path" aria-label={label}>
      <ol lang="zh-CN">
        {path.map((place, index) => (
          <li key={place.key} aria-current={index === path.length - 1 ? 'location' : undefined}>
            {place.to !== undefined ? <Link to={place.to}>{place.name}</Link> : place.name}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** First in every shell: jumps over the bars. */
export function SkipLink({ target = 'main' }: { target?: string }) {
  const t = useWords();
  return (
    <a className="l-skip" href={`#${target}`}>
      {t('skip')}
    </a>
  );
}
