// The sealed batches, each with its full numbers, and the two ways to have them verified.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Callout,
  DataTable,
  DateText,
  EmptyState,
  ErrorState,
  Facts,
  ItemList,
  LoadingState,
  Section,
  useNarrow,
} from '#web/ui/index.ts';
import { accounts } from '../session.ts';
import { Copyable, SealSheet, type SealView } from './AuditSeal.tsx';
import { useAuditMessages } from './audit-words.ts';
import { useAccountProblems } from './words.ts';

/** What an operator types; the same in every language. */
const COMMAND = 'npm run verify-audit';

export function AuditSeals() {
  const t = useAuditMessages();
  const problems = useAccountProblems();
  const narrow = useNarrow();
  const [open, setOpen] = useState<SealView | null>(null);
  const query = useQuery({
    queryKey: ['audit', 'seals'],
    queryFn: () => accounts.auditSeals(),
    refetchOnWindowFocus: false,
  });
  if (query.isPending) return <LoadingState rows={5} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} words={problems} />;
  const { seals, publicKey, keyId, unsealed } = query.data;
  const noSeals = (
    <EmptyState title={t('noSeals')} icon="lock">
      {t('noSealsHelp')}
    </EmptyState>
  );
  return (
    <>
      <Verify />
      <Section title={t('sealsTitle')}>
        <p className="mb-3 max-w-(--measure) text-ink-soft">{t('sealsLead')}</p>
        <p className="mb-3">{t('is', { label: t('waiting'), value: t('rows', { n: unsealed }) })}</p>
        {narrow && seals.length > 0 ? (
          <ItemList
            label={t('sealsTitle')}
            items={seals.map((seal) => ({
              key: String(seal.no),
              title: t('sealOf', { n: seal.no }),
              onOpen: () => setOpen(seal),
              meta: (
                <>
                  <DateText value={seal.at} parts="exact" />
                  <span>{t('rows', { n: seal.count })}</span>
                </>
              ),
            }))}
          />
        ) : (
          <DataTable
            caption={t('sealsTitle')}
            rows={seals}
            rowKey={(seal) => String(seal.no)}
            onOpen={setOpen}
            activeKey={open ? String(open.no) : undefined}
            empty={noSeals}
            columns={[
              { key: 'no', header: t('no'), width: '6rem', align: 'end', cell: (seal) => seal.no },
              {
                key: 'at',
                header: t('at'),
                width: '13rem',
                cell: (seal) => <DateText value={seal.at} parts="exact" />,
              },
              {
                key: 'count',
                header: t('count'),
                width: '6rem',
                align: 'end',
                cell: (seal) => seal.count.toLocaleString('en-US'),
              },
              {
                key: 'root',
                header: t('root'),
                cell: (seal) => <code className="break-all font-mono text-sm">{seal.root}</code>,
              },
            ]}
          />
        )}
      </Section>
      <Section title={t('publicKey')}>
        <Facts items={[{ label: t('keyId'), value: <code className="font-mono">{keyId}</code> }]} />
        <Copyable name={t('publicKey')} text={publicKey} />
      </Section>
      <Section title={t('independent')}>
        <p className="max-w-(--measure)">{t('independentHelp', { command: COMMAND })}</p>
      </Section>
      {open && <SealSheet seal={open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Recomputes every sealed batch now; the answer names what does not fit. */
function Verify() {
  const t = useAuditMessages();
  const problems = useAccountProblems();
  const verify = useMutation({ mutationFn: () => accounts.auditVerify() });
  const answer = verify.data;
  return (
    <div className="grid gap-3">
      <div className="l-actions">
        <Button kind="primary" icon="check" busy={verify.isPending} onClick={() => verify.mutate()}>
          {t(verify.isPending ? 'verifying' : 'verify')}
        </Button>
      </div>
      {verify.error && <ErrorState error={verify.error} words={problems} inline />}
      <div role="status">
        {answer?.sound === true && (
          <Callout tone="done" title={t('sound')}>
            {t('soundHelp', { batches: answer.batches, rows: answer.rows, unsealed: answer.unsealed })}
          </Callout>
        )}
        {answer?.sound === false && (
          <Callout tone="late" title={t('unsound', { n: answer.findings.length })}>
            <ul>
              {answer.findings.map((finding) => (
                <li key={`${finding.kind} ${finding.batch} ${finding.detail}`}>
                  {finding.batch === null
                    ? t('findingNone', { detail: finding.detail })
                    : t('finding', { batch: finding.batch, detail: finding.detail })}
                </li>
              ))}
            </ul>
          </Callout>
        )}
      </div>
    </div>
  );
}
