import { useSession } from '#modules/account/web/index.ts';
import { Callout, CheckBox } from '#web/ui/index.ts';
import { setUnsigned, useUnsigned } from './unsigned.ts';
import { useReporterWords } from './words.ts';

/** For somebody who is signed in: under whose number it will be listed, and the way to say it without a name. */
export function ReportedAs() {
  const t = useReporterWords();
  const session = useSession();
  const unsigned = useUnsigned();
  if (session.data?.kind !== 'resident') return null;
  const name = session.data.name ?? '';
  return (
    <div className="mt-6 max-w-xl">
      <Callout icon={unsigned ? 'lock' : 'person'}>
        <p>{t(unsigned ? 'account.unsigned' : 'account.signed', { name })}</p>
        <CheckBox label={t('account.notThisTime')} checked={unsigned} onChange={setUnsigned} />
      </Callout>
    </div>
  );
}
