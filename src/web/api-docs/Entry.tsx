// One endpoint: who may call it, what it takes, gives and refuses.
import { useEffect, useRef } from 'react';
import { useLocale, useMessages } from '#web/ui/index.ts';
import { type Explained, type Listed, readable, schemaText, waysIn } from './document.ts';
import { en, zhCN } from './messages.ts';
import { ProblemList } from './ProblemList.tsx';

export interface EntryProps {
  readonly operation: Listed;
  readonly explained: ReadonlyMap<string, Explained>;
  /** The address names this one: it stands open, and in sight. */
  readonly named: boolean;
}

export function Entry({ operation, explained, named }: EntryProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!named || !details.current) return;
    details.current.open = true;
    details.current.scrollIntoView();
  }, [named]);
  const t = useMessages(zhCN, en);
  const locale = useLocale();
  const ways = waysIn(operation);
  const answer = Object.entries(operation.responses).find(([status]) => status !== 'default');
  const parts = [
    [t('body'), schemaText(operation.requestBody)],
    [`${t('answer')} ${answer?.[0] ?? ''}`, schemaText(answer?.[1])],
  ] as const;
  return (
    <details
      ref={details}
      id={operation.operationId}
      className="border-line border-b py-2"
      onToggle={({ currentTarget }) => {
        // Not by location.hash: that would jump to what is in sight already.
        if (currentTarget.open) history.replaceState(null, '', `#${operation.operationId}`);
      }}
    >
      <summary className="cursor-pointer">
        <span className="font-semibold">
          {locale === 'en' ? operation['x-summary-en'] : operation.summary}
        </span>
        <code className="block break-all text-ink-soft">
          {operation.method} {operation.path}
        </code>
      </summary>
      <dl className="py-2 pl-4">
        <dt className="text-ink-soft">{t('rule')}</dt>
        <dd>
          {ways.length === 0 && t('way.open')}
          {ways.includes('session') && t('way.session')}
          {ways.includes('reporter') && <> · {t('way.reporter')}</>}
        </dd>
        {operation['x-per-minute'] !== undefined && (
          <dd>{t('perMinute', { n: operation['x-per-minute'] })}</dd>
        )}
        <dd>
          <details className="text-ink-soft">
            <summary className="cursor-pointer">{t('ruleText')}</summary>
            <code lang="en">{operation.description}</code>
          </details>
        </dd>
        {(operation.parameters?.length ?? 0) > 0 && <dt className="pt-2 text-ink-soft">{t('parameters')}</dt>}
        {operation.parameters?.map((parameter) => (
          <dd key={`${parameter.in} ${parameter.name}`}>
            <code>
              {parameter.in} {parameter.name}
            </code>{' '}
            {parameter.required ? t('required') : ''} <code>{readable(parameter.schema)}</code>
          </dd>
        ))}
        {parts.map(([label, text]) =>
          text === undefined ? null : (
            <div key={label}>
              <dt className="pt-2 text-ink-soft">{label}</dt>
              <dd>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long schema scrolls, and scrolling needs the keyboard */}
                <pre className="max-h-96 overflow-auto" tabIndex={0}>
                  {text}
                </pre>
              </dd>
            </div>
          ),
        )}
        <dt className="pt-2 text-ink-soft">{t('answersProblems')}</dt>
        <dd>
          <ProblemList problems={operation['x-problems'].flatMap((code) => explained.get(code) ?? [])} />
        </dd>
      </dl>
    </details>
  );
}
