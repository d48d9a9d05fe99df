import { useQuery } from '@tanstack/react-query';
import {
  asProblem,
  Callout,
  DateText,
  EmptyState,
  ErrorState,
  LoadingState,
  PageTitle,
  Section,
  StateBadge,
} from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { DemoSignIn } from './DemoSignIn.tsx';
import { useProblemWords, useResidentWords } from './words.ts';

/** Demo installations only; the server refuses it everywhere else. */
export default function OutboxPage() {
  const t = useResidentWords();
  const problemWords = useProblemWords();
  const outbox = useQuery({
    queryKey: ['demo', 'outbox'],
    queryFn: () => accounts.demoOutbox(),
    refetchInterval: 5_000,
  });
  if (outbox.isPending) return <LoadingState />;
  if (!outbox.data) {
    const { status } = asProblem(outbox.error);
    if (status !== 404 && status !== 403) {
      return (
        <ErrorState page error={outbox.error} words={problemWords} onRetry={() => void outbox.refetch()} />
      );
    }
    return (
      <>
        <PageTitle>{t('outbox.title')}</PageTitle>
        <EmptyState title={t('outbox.off')}>{t('outbox.offText')}</EmptyState>
      </>
    );
  }
  const { messages, signIns } = outbox.data;
  return (
    <>
      <PageTitle
        over={
          <StateBadge tone="risk" icon="alert">
            {t('outbox.mark')}
          </StateBadge>
        }
      >
        {t('outbox.title')}
      </PageTitle>
      <Callout tone="risk">{t('outbox.lead')}</Callout>
      <Section title={t('outbox.messages')}>
        {messages.length === 0 ? (
          <p className="text-ink-soft">
            {t('outbox.none')}。{t('outbox.noneText')}
          </p>
        ) : (
          <ul className="grid max-w-2xl gap-3" aria-label={t('outbox.messagesLabel')}>
            {messages.map(({ at, to, text }) => (
              <li key={`${at}${to}${text}`} className="rounded-md border border-line bg-raised px-4 py-3">
                <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
                  <DateText value={at} />
                  <span>{t('outbox.to', { to })}</span>
                </p>
                <p lang="zh-CN">{text}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('outbox.signIns')}>
        <p className="mb-4 text-ink-soft">{t('outbox.signInsText')}</p>
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3" aria-label={t('outbox.signIns')}>
          {signIns.map((signIn) => (
            <DemoSignIn key={signIn.login} signIn={signIn} />
          ))}
        </ul>
      </Section>
    </>
  );
}
