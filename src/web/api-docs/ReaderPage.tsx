// Reads /openapi.json to a person: one list, grouped by module, each entry unfolding to what it takes and gives.
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  EmptyState,
  ErrorState,
  LanguageSwitch,
  LoadingState,
  PageTitle,
  SearchInput,
  Section,
  SkipLink,
  Toolbar,
  useLocale,
  useMessages,
  Wordmark,
} from '#web/ui/index.ts';
import { type ApiDocument, type Listed, listOperations, schemaText, type Tag, waysIn } from './document.ts';
import { en, zhCN } from './messages.ts';

const GROUPS = ['voice', 'casework', 'region', 'grid', 'schedule', 'account'] as const;

async function readDocument(): Promise<ApiDocument> {
  const response = await fetch('/openapi.json');
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

export function ReaderPage() {
  const t = useMessages(zhCN, en);
  const [wanted, setWanted] = useState('');
  const { data, error, refetch } = useQuery({ queryKey: ['openapi'], queryFn: readDocument });
  const operations = useMemo(() => (data ? listOperations(data, wanted) : []), [data, wanted]);
  return (
    <>
      <SkipLink />
      <header className="flex items-center justify-between gap-4 border-line border-b px-6 py-3">
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main id="main" className="mx-auto max-w-5xl px-6 py-6">
        <PageTitle
          over={data ? t('count', { n: operations.length }) : undefined}
          lead={t('lead')}
          actions={
            <a className="underline" href="/openapi.json" download>
              {t('download')}
            </a>
          }
        >
          {t('title')}
        </PageTitle>
        <Toolbar label={t('search')}>
          <SearchInput label={t('search')} value={wanted} onChange={setWanted} />
        </Toolbar>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingState rows={6} />}
        {data && operations.length === 0 && <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        {GROUPS.map((group) => {
          const members = operations.filter(({ tags }) => tags.includes(group));
          if (members.length === 0) return null;
          return (
            <Section key={group} title={t(`group.${group}`)}>
              {members.map((operation) => (
                <Entry key={operation.operationId} operation={operation} />
              ))}
              <Problems group={t(`group.${group}`)} tag={data?.tags.find(({ name }) => name === group)} />
            </Section>
          );
        })}
      </main>
    </>
  );
}

function Problems({ group, tag }: { group: string; tag: Tag | undefined }) {
  const t = useMessages(zhCN, en);
  if (!tag || tag['x-problems'].length === 0) return null;
  return (
    <details className="py-2 text-ink-soft">
      <summary className="cursor-pointer py-1">{t('problems', { group })}</summary>
      <ul className="columns-1 py-2 pl-4 sm:columns-2">
        {tag['x-problems'].map(({ code, status }) => (
          <li key={code}>
            <code>
              {status} {code}
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Entry({ operation }: { operation: Listed }) {
  const t = useMessages(zhCN, en);
  const locale = useLocale();
  const ways = waysIn(operation);
  const answer = Object.entries(operation.responses).find(([status]) => status !== 'default');
  const parts = [
    [t('body'), schemaText(operation.requestBody)],
    [`${t('answer')} ${answer?.[0] ?? ''}`, schemaText(answer?.[1])],
  ] as const;
  return (
    <details className="border-line border-b py-2">
      <summary className="cursor-pointer py-1">
        <span className="font-semibold">
          {locale === 'en' ? operation['x-summary-en'] : operation.summary}
        </span>{' '}
        <code className="break-all text-ink-soft">
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
        <dd>
          <code>{operation.description}</code>
        </dd>
        {(operation.parameters?.length ?? 0) > 0 && <dt className="pt-2 text-ink-soft">{t('parameters')}</dt>}
        {operation.parameters?.map((parameter) => (
          <dd key={`${parameter.in} ${parameter.name}`}>
            <code>
              {parameter.in} {parameter.name}
            </code>{' '}
            {parameter.required ? t('required') : ''} <code>{JSON.stringify(parameter.schema)}</code>
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
      </dl>
    </details>
  );
}
