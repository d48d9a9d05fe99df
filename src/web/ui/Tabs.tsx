import { type KeyboardEvent, type ReactNode, useId } from 'react';

export interface Tab<Key extends string = string> {
  readonly key: Key;
  readonly label: string;
  readonly count?: number | string;
}

export interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly value: Key;
  readonly onChange: (key: Key) => void;
  /** The panel of the chosen tab. */
  readonly children: ReactNode;
}

export function Tabs<Key extends string>({ label, tabs, value, onChange, children }: TabsProps<Key>) {
  const id = useId();
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const at = tabs.findIndex((tab) => tab.key === value);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onChange(next.key);
    document.getElementById(`${id}${next.key}`)?.focus();
  };
  return (
    <div>
      <div className="l-tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}${tab.key}`}
            type="button"
            role="tab"
            className="l-tab"
            aria-selected={tab.key === value}
            aria-controls={`${id}panel`}
            tabIndex={tab.key === value ? 0 : -1}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
            {tab.count !== undefined && <span className="l-tab-count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        id={`${id}panel`}
        className="l-tabpanel"
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without controls must be reachable to be read
        tabIndex={0}
        aria-labelledby={`${id}${value}`}
      >
        {children}
      </div>
    </div>
  );
}
