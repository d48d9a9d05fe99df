import { useState } from 'react';
import { inFours } from '#engines/casework/messages/number.ts';
import { Button } from '#web/ui/index.ts';
import { pageOf } from './page-address.ts';
import { useReporterWords } from './words.ts';

interface PairProps {
  readonly number: string;
  readonly secret: string;
}

/** Number and code, with all that helps to take them along. */
export function ReceiptCard({ number, secret }: PairProps) {
  const t = useReporterWords();
  const text = useReceiptText({ number, secret });
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
      <Pair number={number} secret={secret} />
      <p className="mt-4 text-sm text-ink-soft">{t('received.note')}</p>
      <div className="mt-4 flex flex-wrap gap-2 print:hidden">
        <CopyReceipt number={number} secret={secret} />
        {'share' in navigator && <Button onClick={share}>{t('received.share')}</Button>}
        <Button icon="download" onClick={save}>
          {t('received.save')}
        </Button>
        <Button icon="print" onClick={() => print()}>
          {t('received.print')}
        </Button>
      </div>
    </div>
  );
}

/** Large enough to be copied by hand or photographed off the screen. */
export function Pair({ number, secret }: PairProps) {
  const t = useReporterWords();
  return (
    <dl className="grid gap-4">
      <Code label={t('received.number')} value={inFours(number)} />
      <Code label={t('received.secret')} value={inFours(secret)} />
    </dl>
  );
}

/** The button, and beside it what has become of it; the words on the page stay where they are. */
export function CopyReceipt(pair: PairProps) {
  const t = useReporterWords();
  const text = useReceiptText(pair);
  const [said, setSaid] = useState<'copied' | 'copyFailed'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      setSaid('copyFailed');
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>{t('received.copy')}</Button>
      <p role="status" className="order-last w-full text-sm text-ink-soft empty:hidden">
        {said && t(`received.${said}`)}
      </p>
    </>
  );
}

function useReceiptText({ number, secret }: PairProps): string {
  const t = useReporterWords();
  const { url, onlyHere } = pageOf(number);
  const text = t('received.text', { number: inFours(number), secret: inFours(secret), url });
  return onlyHere ? `${text}\n${t('received.onlyHere')}` : text;
}

function Code({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="font-mono text-2xl font-semibold leading-tight tracking-wide select-all">{value}</dd>
    </div>
  );
}
