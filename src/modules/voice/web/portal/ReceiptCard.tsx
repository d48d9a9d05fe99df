import { useState } from 'react';
import { Button } from '#web/ui/index.ts';
import { inFours } from './kept-voices.ts';
import { useReporterWords } from './words.ts';

/** Number and code, large enough to be copied by hand or photographed off the screen. */
export function ReceiptCard({ number, secret }: { number: string; secret: string }) {
  const t = useReporterWords();
  const [said, setSaid] = useState<'copied' | 'copyFailed'>();
  const text = t('received.text', {
    number: inFours(number),
    secret: inFours(secret),
    url: `${location.origin}/track/${number}`,
  });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      setSaid('copyFailed');
    }
  };
  const save = () => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = t('received.fileName', { number });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
  // Closing the phone's own sheet is not a failure.
  const share = () => void navigator.share({ text }).catch(() => undefined);
  return (
    <div className="rounded-lg border border-line-strong bg-raised p-5">
      <dl className="grid gap-4">
        <Code label={t('received.number')} value={inFours(number)} />
        <Code label={t('received.secret')} value={inFours(secret)} />
      </dl>
      <p className="mt-4 text-sm text-ink-soft">{t('received.note')}</p>
      <div className="mt-4 flex flex-wrap gap-2 print:hidden">
        <Button onClick={() => void copy()}>{t('received.copy')}</Button>
        {'share' in navigator && <Button onClick={share}>{t('received.share')}</Button>}
        <Button icon="download" onClick={save}>
          {t('received.save')}
        </Button>
        <Button icon="print" onClick={() => print()}>
          {t('received.print')}
        </Button>
      </div>
      <p role="status" className="mt-2 text-sm text-ink-soft empty:hidden">
        {said && t(`received.${said}`)}
      </p>
    </div>
  );
}

function Code({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="font-mono text-2xl font-semibold leading-tight tracking-wide select-all">{value}</dd>
    </div>
  );
}
