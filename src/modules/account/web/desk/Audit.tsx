// The audit trail and its seals, for the auditor.
import { useState } from 'react';
import { PageTitle, Tabs } from '#web/ui/index.ts';
import { AuditSeals } from './AuditSeals.tsx';
import { AuditTrail, type AuditTrailProps } from './AuditTrail.tsx';
import { useAuditMessages } from './audit-words.ts';

const tabs = ['trail', 'seals'] as const;

export function Audit(trail: AuditTrailProps) {
  const t = useAuditMessages();
  const [tab, setTab] = useState<(typeof tabs)[number]>('trail');
  return (
    <>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <Tabs
        label={t('view')}
        tabs={tabs.map((key) => ({ key, label: t(`tab.${key}`) }))}
        value={tab}
        onChange={setTab}
      >
        {tab === 'trail' ? <AuditTrail {...trail} /> : <AuditSeals />}
      </Tabs>
    </>
  );
}
