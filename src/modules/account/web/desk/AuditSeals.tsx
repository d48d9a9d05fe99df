import { useMutation, useQuery } from '@tanstack/react-query';
import {
  Button,
  Callout,
  DataTable,
  DateText,
  EmptyState,
  ErrorState,
  Facts,
  LoadingState,
  Section,
} from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { useAccountProblems, useDeskMessages } from './words.ts';

const short = (hash: string) => (
  <code className="font-mono text-sm" title={hash}>
    {hash.slice(0, 16)}…
  </code>
);

export function AuditSeals() {
  const t = useDeskMessages();
  const problems = useAccountProblems();
  const query = useQuery({ queryKey: ['audit', 'seals'], queryFn: () => accounts.auditSeals() });
  if (query.isPending) return <LoadingState rows={5} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} words={problems} />;
  const { seals, publicKey, keyId, unsealed } = query.data;
  return (
    <>
      <Verify />
      <Section title={t('audit.sealsTitle')}>
        <p className="mb-3 max-w-(--measure) text-ink-soft">{t('audit.sealsLead')}</p>
        <DataTable
          caption={t('audit.sealsTitle')}
          rows={seals}
          rowKey={(seal) => String(seal.no)}
          empty={
            <EmptyState title={t('audit.noSeals')} icon="lock">
              {t('audit.noSealsHelp')}
            </EmptyState>
          }
          columns={[
            { key: 'no', header: t('audit.no'), width: '6rem', align: 'end', cell: (seal) => seal.no },
            {
              key: 'at',
              header: t('audit.at'),
              width: '10rem',
              cell: (seal) => <DateText value={seal.at} />,
            },
            {
              key: 'count',
              header: t('audit.count'),
              width: '7rem',
              align: 'end',
              cell: (seal) => seal.count.toLocaleString('en-US'),
            },
            { key: 'root', header: t('audit.root'), cell: (seal) => short(seal.root) },
            { key: 'previous', header: t('audit.previous'), cell: (seal) => short(seal.previous) },
            { key: 'signature', header: t('audit.signature'), cell: (seal) => short(seal.signature) },
          ]}
        />
      </Section>
      <Section title={t('audit.publicKey')}>
        <Facts
          items={[
            { label: t('audit.keyId'), value: <code className="font-mono">{keyId}</code> },
            { label: t('audit.waiting'), value: t('audit.rows', { n: unsealed }) },
          ]}
        />
        <pre className="mt-2 select-all whitespace-pre-wrap break-all border border-line bg-raised p-3 font-mono text-sm">
          {publicKey}
        </pre>
      </Section>
    </>
  );
}

/** Recomputes every sealed batch now; the answer names what does not fit. */
function Verify() {
  const t = useDeskMessages();
  const problems = useAccountProblems();
  const verify = useMutation({ mutationFn: () => accounts.auditVerify() });
  const answer = verify.data;
  return (
    <div className="grid gap-3">
      <div className="l-actions">
        <Button kind="primary" icon="check" busy={verify.isPending} onClick={() => verify.mutate()}>
          {t(verify.isPending ? 'audit.verifying' : 'audit.verify')}
        </Button>
      </div>
      {verify.error && <ErrorState error={verify.error} words={problems} inline />}
      <div role="status">
        {answer?.sound === true && (
          <Callout tone="done" title={t('audit.sound')}>
            {t('audit.soundHelp', { batches: answer.batches, rows: answer.rows, unsealed: answer.unsealed })}
          </Callout>
        )}
        {answer?.sound === false && (
          <Callout tone="late" title={t('audit.unsound', { n: answer.findings.length })}>
            <ul>
              {answer.findings.map((finding) => (
                <li key={`${finding.kind} ${finding.batch} ${finding.detail}`}>
                  {finding.batch === null
                    ? t('audit.findingNone', { detail: finding.detail })
                    : t('audit.finding', { batch: finding.batch, detail: finding.detail })}
                </li>
              ))}
            </ul>
          </Callout>
        )}
      </div>
    </div>
  );
}
