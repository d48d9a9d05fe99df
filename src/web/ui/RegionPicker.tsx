import { useEffect, useId, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { FieldError } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { useLocale, useWords } from './locale.tsx';
import { ErrorState, LoadingState } from './States.tsx';
import { SearchInput } from './Toolbar.tsx';

export interface RegionNode {
  readonly code: string;
  readonly name: string;
  readonly hasChildren: boolean;
  /** The names above it, largest first; told apart in search results. */
  readonly path?: readonly string[];
  /** The name that was found, where it is another than its own. */
  readonly matched?: string;
  /** Name and names above in Latin letters, for who does not read the others. */
  readonly latin?: string;
  readonly latinPath?: readonly string[];
}

export interface RegionPickerProps {
  readonly label: string;
  readonly value: RegionNode | null;
  readonly onChange: (region: RegionNode | null) => void;
  /** The children of a region; null asks for the top of what this reader may choose. */
  readonly load: (parent: string | null) => Promise<readonly RegionNode[]>;
  readonly search?: (text: string) => Promise<readonly RegionNode[]>;
  /** Which nodes may be the answer; the others can only be stepped through. All by default. */
  readonly choosable?: (node: RegionNode) => boolean;
  /** Below these nothing can be chosen: they are taken as they are pressed, and not opened. */
  readonly deepest?: (node: RegionNode) => boolean;
  readonly hint?: string;
  readonly required?: boolean;
  readonly error?: string | undefined;
}

/** A search answers no more than this; who sees so many has to write more. */
const MANY = 20;

type Found =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'ready'; readonly nodes: readonly RegionNode[] };

/** Steps down the tree, or finds by name. Plain buttons: works with keyboard, switch and screen reader. */
export function RegionPicker({
  label,
  value,
  onChange,
  load,
  search,
  choosable = () => true,
  deepest = () => false,
  hint,
  required = false,
  error,
}: RegionPickerProps) {
  const t = useWords();
  const id = useId();
  const [trail, setTrail] = useState<readonly RegionNode[]>([]);
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const here = trail.at(-1);
  const wanted = text.trim();
  const english = useLocale() === 'en';
  const head = useRef<HTMLDivElement>(null);
  const step = (next: readonly RegionNode[]) => {
    setTrail(next);
    // A short list after a long one would begin above the screen.
    head.current?.scrollIntoView({ block: 'nearest' });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: load and search may be new functions on every render; only what is asked matters
  useEffect(() => {
    if (value) return;
    let current = true;
    setFound({ state: 'loading' });
    const ask = () =>
      (wanted !== '' && search ? search(wanted) : load(here?.code ?? null)).then(
        (nodes) => current && setFound({ state: 'ready', nodes }),
        (failure: unknown) => current && setFound({ state: 'failed', error: failure }),
      );
    // A Chinese name is typed through an input method: wait until it settles.
    const timer = setTimeout(ask, wanted === '' ? 0 : 250);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [here?.code, wanted, value?.code, attempt]);

  // What can neither be chosen nor opened is a dead end.
  const offered =
    found.state === 'ready' ? found.nodes.filter((node) => choosable(node) || node.hasChildren) : [];
  const take = (node: RegionNode) => {
    setText('');
    if (node.hasChildren && wanted === '' && !deepest(node)) step([...trail, node]);
    else if (choosable(node)) onChange(node);
    else step([node]);
  };

  return (
    <fieldset
      className="l-field l-region"
      data-invalid={error !== undefined || undefined}
      aria-describedby={error === undefined ? undefined : `${id}e`}
    >
      <legend className="l-label">
        {label} <span className="l-need">{t(required ? 'required' : 'optional')}</span>
      </legend>
      {hint !== undefined && <p className="l-hint">{hint}</p>}
      {/* Above the list: below it, it would be out of sight. */}
      <FieldError id={`${id}e`} error={error} />
      {value ? (
        <div className="l-region-chosen">
          <Icon name="locate" />
          <p>
            <strong>{value.name}</strong>
            {value.path && value.path.length > 0 && <small>{value.path.join(' › ')}</small>}
          </p>
          <Button onClick={() => onChange(null)}>{t('region.change')}</Button>
        </div>
      ) : (
        <>
          <div ref={head} className="l-region-head">
            {search && <SearchInput label={t('region.search')} value={text} onChange={setText} />}
          </div>
          {wanted === '' && trail.length > 0 && (
            <div className="l-region-trail">
              <Button kind="quiet" icon="back" onClick={() => step(trail.slice(0, -1))}>
                {t('region.back')}
              </Button>
              <span>
                {[
                  ...((english && trail[0]?.latinPath) || trail[0]?.path || []),
                  ...trail.map((node) => (english && node.latin) || node.name),
                ].join(' › ')}
              </span>
              {here && choosable(here) && (
                <Button
                  onClick={() =>
                    onChange({ ...here, path: here.path ?? trail.slice(0, -1).map((node) => node.name) })
                  }
                >
                  {t('region.use', { name: here.name })}
                </Button>
              )}
            </div>
          )}
          {found.state === 'loading' && <LoadingState rows={2} />}
          {found.state === 'failed' && (
            <ErrorState error={found.error} inline onRetry={() => setAttempt(attempt + 1)} />
          )}
          {found.state === 'ready' && (
            <ul className="l-region-list" aria-label={here?.name ?? label}>
              {offered.map((node) => (
                <li key={node.code}>
                  <button
                    type="button"
                    onClick={() =>
                      take(node.path ? node : { ...node, path: trail.map((above) => above.name) })
                    }
                  >
                    <span>
                      {node.matched === undefined
                        ? node.name
                        : t('region.formerly', { former: node.matched, name: node.name })}
                      {english && node.latin && ` ${node.latin}`}
                      {wanted !== '' && node.path && (
                        <small>{((english && node.latinPath) || node.path).join(' › ')}</small>
                      )}
                    </span>
                    {node.hasChildren && wanted === '' && !deepest(node) && (
                      <Icon name="chevronRight" size="sm" />
                    )}
                  </button>
                </li>
              ))}
            </ul>
          )}
          <div role="status" className="l-hint">
            {found.state === 'ready' && wanted !== '' && offered.length === 0 && (
              <>
                <p>{t('region.none', { text: wanted })}</p>
                <Button icon="list" onClick={() => setText('')}>
                  {t('region.fromList')}
                </Button>
              </>
            )}
            {found.state === 'ready' && wanted !== '' && offered.length > 0 && found.nodes.length >= MANY && (
              <p>{t('region.many', { n: offered.length })}</p>
            )}
          </div>
        </>
      )}
    </fieldset>
  );
}
