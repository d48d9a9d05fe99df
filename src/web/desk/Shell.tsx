import { type ReactNode, useEffect, useState } from 'react';
import { NavLink } from 'react-router';
import { en } from '#web/app/messages/en.ts';
import { zhCN } from '#web/app/messages/zh-CN.ts';
import { type Command, CommandPalette } from '#web/ui/desk/CommandPalette.tsx';
import {
  Breadcrumb,
  ElderSwitch,
  Icon,
  IconButton,
  KeyHint,
  LanguageSwitch,
  Link,
  OfflineBanner,
  type Option,
  type Place,
  SkipLink,
  useMessages,
  Wordmark,
} from '#web/ui/index.ts';

export interface DeskSection {
  readonly to: string;
  readonly label: string;
  readonly count?: number | string;
  /** Another face, in a tab of its own. */
  readonly away?: true;
}

export interface DeskShellProps {
  readonly children: ReactNode;
  /** Only what this post may open; the shell tests no role. */
  readonly sections?: readonly DeskSection[];
  readonly path?: readonly Place[];
  /** Who sits here; the way to the own account. */
  readonly person?: ReactNode;
  readonly posts?: readonly Option[];
  readonly post?: string;
  readonly onPost?: (post: string) => void;
  readonly onSignOut?: () => void;
  readonly commands?: readonly Command[];
  readonly search?: (text: string) => Promise<readonly Command[]>;
  /** Small marks before the post: live or not, help. */
  readonly status?: ReactNode;
}

/** Staff: two slim rows, no sidebar; the width belongs to the list and the case beside it. */
export function DeskShell(props: DeskShellProps) {
  const {
    children,
    sections = [],
    path = [],
    person,
    posts = [],
    post,
    onPost,
    onSignOut,
    commands = [],
    search,
    status,
  } = props;
  const t = useMessages(zhCN, en);
  const [finding, setFinding] = useState(false);
  useFindKey(() => commands.length > 0 && setFinding(true));
  return (
    <div className="d-shell">
      <SkipLink />
      <header className="d-top">
        <div className="d-row">
          <Wordmark face={t('face.desk')} />
          {path.length > 0 && <Breadcrumb path={path} label={t('desk.place')} />}
          <div className="d-tools">
            {commands.length > 0 && (
              <button type="button" className="d-find" onClick={() => setFinding(true)}>
                <Icon name="search" />
                <span>{t('desk.find')}</span>
                <KeyHint keys="Ctrl K" />
              </button>
            )}
            {status}
            {posts.length > 0 && (
              <label className="d-post">
                <span className="l-unseen">{t('desk.post')}</span>
                <select
                  className="l-input"
                  value={post ?? ''}
                  onChange={(event) => onPost?.(event.currentTarget.value)}
                >
                  {post === undefined && <option value="">{t('desk.noPost')}</option>}
                  {posts.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {person}
            <ElderSwitch />
            <LanguageSwitch />
            {onSignOut && <IconButton icon="logout" label={t('desk.signOut')} onClick={onSignOut} />}
          </div>
        </div>
        {sections.length > 0 && (
          <nav className="d-nav" aria-label={t('nav.label')}>
            {sections.map((section) =>
              section.away ? (
                <Link key={section.to} href={section.to} newPage>
                  {section.label}
                </Link>
              ) : (
                <NavLink key={section.to} to={section.to} className="d-nav-item">
                  {section.label}
                  {section.count !== undefined && <span className="l-tab-count">{section.count}</span>}
                </NavLink>
              ),
            )}
          </nav>
        )}
      </header>
      <OfflineBanner />
      <main id="main" tabIndex={-1} className="d-main">
        {children}
      </main>
      <CommandPalette open={finding} onClose={() => setFinding(false)} commands={commands} search={search} />
    </div>
  );
}

/** Ctrl-K anywhere; `/` where nobody is writing, and there the page's own search box comes first. */
function useFindKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const writing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, dialog') !== null;
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) open();
      else if (event.key === '/' && !writing) {
        const box = document.querySelector<HTMLInputElement>('main input[type=search]');
        if (box) box.focus();
        else open();
      } else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open]);
}
