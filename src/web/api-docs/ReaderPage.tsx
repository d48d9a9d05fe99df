// Reads /openapi.json to a person: one list, grouped by module, each entry unfolding to what it takes and gives.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
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
  useMessages,
  Wordmark,
} from '#web/ui/index.ts';
import { type ApiDocument, explainedByCode, listOperations, type Tag } from './document.ts';
import { Entry } from './Entry.tsx';
import { en, zhCN } from './messages.ts';
import { ProblemList } from './ProblemList.tsx';
import { StartHere } from './StartHere.tsx';

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
  const explained = useMemo(() => (data ? explainedByCode(data) : new Map()), [data]);
  const named = useNamedEntry();
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
            <a className="l-link" href="/openapi.json" download>
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
        {data && wanted.trim() === '' && <StartHere document={data} />}
        {data && operations.length === 0 && <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        {GROUPS.map((group) => {
          const members = operations.filter(({ tags }) => tags.includes(group));
          if (members.length === 0) return null;
          return (
            <Section key={group} title={t(`group.${group}`)}>
              {members.map((operation) => (
                <Entry
                  key={operation.operationId}
                  operation={operation}
                  explained={explained}
                  named={named === operation.operationId}
                />
              ))}
              <Problems group={t(`group.${group}`)} tag={data?.tags.find(({ name }) => name === group)} />
            </Section>
          );
        })}
      </main>
    </>
  );
}

/** The entry that the address names after its number sign, so that one can be sent to a colleague. */
function useNamedEntry(): string {
  const [named, setNamed] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const read = () => setNamed(location.hash.slice(1));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return named;
}

function Problems({ group, tag }: { group: string; tag: Tag | undefined }) {
  const t = useMessages(zhCN, en);
  if (!tag || tag['x-problems'].length === 0) return null;
  return (
    <details className="py-2 text-ink-soft">
      <summary className="cursor-pointer py-1">{t('problems', { group })}</summary>
      <div className="pl-4">
        <ProblemList problems={tag['x-problems']} />
      </div>
    </details>
  );
}
