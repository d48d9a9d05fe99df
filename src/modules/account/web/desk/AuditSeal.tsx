// One batch with its full numbers, each to be copied: they are compared with those on paper.
import { useState } from 'react';
import type { Answer } from '#kernel/contract.ts';
import { Button, DateText, Facts, Section, Sheet } from '#web/ui/index.ts';
import type { accountApi } from '../../contract.ts';
import { useAuditMessages } from './audit-words.ts';

export type SealView = Answer<typeof accountApi.auditSeals>['seals'][number];

const numbers = ['root', 'previous', 'signature'] as const;

export function SealSheet({ seal, onClose }: { seal: SealView; onClose: () => void }) {
  const t = useAuditMessages();
  return (
    <Sheet open onClose={onClose} title={t('sealOf', { n: seal.no })}>
      <Facts
        items={[
          { label: t('at'), value: <DateText value={seal.at} parts="exact" /> },
          { label: t('count'), value: t('rows', { n: seal.count }) },
        ]}
      />
      {numbers.map((name) => (
        <Section key={name} level={3} title={t(name)}>
          <Copyable name={t(name)} text={seal[name]} />
        </Section>
      ))}
    </Sheet>
  );
}

/** A number in full, selected by one press, and a button where there is a clipboard. */
export function Copyable({ name, text }: { name: string; text: string }) {
  const t = useAuditMessages();
  const [copied, setCopied] = useState(false);
  return (
    <div className="mt-2 grid justify-items-start gap-2">
      <pre className="w-full select-all whitespace-pre-wrap break-all border border-line bg-raised p-3 font-mono text-sm">
        {text}
      </pre>
      <Button
        icon={copied ? 'check' : 'forward'}
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {t(copied ? 'copied' : 'copy')}
        <span className="l-unseen"> {name}</span>
      </Button>
    </div>
  );
}
