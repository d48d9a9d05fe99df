import { useState } from 'react';
import { Button, CheckBox, PageTitle } from '#web/ui/index.ts';
import { useDeskMessages } from './words.ts';

export interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly name: string;
  readonly onKept: () => void;
}

export function CodeList({ codes }: { codes: readonly string[] }) {
  return (
    <ol className="grid list-inside list-decimal grid-cols-2 gap-2 border-line-strong border-y py-3 font-mono text-lg">
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ol>
  );
}

/** Shown once; the way on opens only when they are kept. */
export function RecoveryCodes({ codes, name, onKept }: RecoveryCodesProps) {
  const t = useDeskMessages();
  const [kept, setKept] = useState(false);
  return (
    <div className="mx-auto grid w-full max-w-[30rem] gap-4 pt-6">
      <PageTitle over={name} lead={t('signIn.recoveryLead')}>
        {t('signIn.recoveryTitle')}
      </PageTitle>
      <CodeList codes={codes} />
      <div className="l-actions print:hidden">
        <Button icon="print" onClick={() => print()}>
          {t('signIn.print')}
        </Button>
      </div>
      <div className="print:hidden">
        <CheckBox label={t('signIn.kept')} checked={kept} onChange={setKept} />
      </div>
      <div className="l-actions print:hidden">
        <Button kind="primary" disabled={!kept} onClick={onKept}>
          {t('signIn.go')}
        </Button>
      </div>
    </div>
  );
}
