import { useState } from 'react';
import { Button, CheckBox, PageTitle, Slip, useDateFormat } from '#web/ui/index.ts';
import { roles } from '../../roles.ts';
import type { Me } from '../session.ts';
import { useDeskMessages } from './words.ts';

export interface CodeListProps {
  readonly codes: readonly string[];
  readonly name: string;
  readonly login: string;
}

/** On the screen, and on paper with whose they are. */
export function CodeList({ codes, name, login }: CodeListProps) {
  const t = useDeskMessages();
  const format = useDateFormat();
  const [made] = useState(() => new Date().toISOString());
  const list = (
    <ol className="grid list-inside list-decimal grid-cols-2 gap-2 border-line-strong border-y py-3 font-mono text-lg">
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ol>
  );
  return (
    <>
      {list}
      <Slip>
        <h1>{t('signIn.slipTitle')}</h1>
        <p>
          {t('redeem.whose', { name })}
          <code>{login}</code>
        </p>
        <p>{t('signIn.slipMade', { day: format(made, 'day'), address: location.origin })}</p>
        {list}
        <p>{t('signIn.slipHelp')}</p>
      </Slip>
    </>
  );
}

/** Where the work of this post lies. */
export const worksOutside = ({ post }: Me) => post !== null && roles[post.role].face === 'field';

export interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly me: Me;
  readonly login: string;
  readonly onKept: () => void;
}

/** Shown once; the way on opens only when they are kept. */
export function RecoveryCodes({ codes, me, login, onKept }: RecoveryCodesProps) {
  const t = useDeskMessages();
  const [kept, setKept] = useState(false);
  const name = me.name ?? '';
  return (
    <div className="mx-auto grid w-full max-w-[30rem] gap-4 pt-6">
      <PageTitle over={name} lead={t('signIn.recoveryLead')}>
        {t('signIn.recoveryTitle')}
      </PageTitle>
      <CodeList codes={codes} name={name} login={login} />
      <div className="l-actions">
        <Button icon="print" onClick={() => print()}>
          {t('signIn.print')}
        </Button>
      </div>
      <CheckBox label={t('signIn.kept')} checked={kept} onChange={setKept} />
      <div className="l-actions">
        <Button kind="primary" disabled={!kept} onClick={onKept}>
          {t(worksOutside(me) ? 'signIn.goField' : 'signIn.go')}
        </Button>
      </div>
    </div>
  );
}
