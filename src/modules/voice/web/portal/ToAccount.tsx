import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ErrorState } from '#web/ui/index.ts';
import { voices } from './categories.ts';
import { mineKey, useMine } from './use-mine.ts';
import { useProblemWords, useReporterWords } from './words.ts';

/** For somebody who reported first and signed in later: number and code put the matter on the list of the account. */
export function ToAccount({ number, secret }: { number: string; secret: string }) {
  const t = useReporterWords();
  const problemWords = useProblemWords();
  const cache = useQueryClient();
  const { signedIn, name, mine } = useMine();
  const [step, setStep] = useState<'asked' | 'busy' | 'done'>('asked');
  const [error, setError] = useState<unknown>();
  const listed = mine.data?.some((voice) => voice.number === number);
  const join = async () => {
    setStep('busy');
    setError(undefined);
    try {
      await voices.claim({ body: { number, secret } });
      await cache.invalidateQueries({ queryKey: mineKey });
      setStep('done');
    } catch (failure) {
      setError(failure);
      setStep('asked');
    }
  };
  if (!signedIn || !mine.data) return null;
  return (
    <>
      {!listed && step !== 'done' && (
        <Button icon="person" busy={step === 'busy'} onClick={() => void join()}>
          {t('account.add', { name })}
        </Button>
      )}
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {step === 'done' && t('account.added', { name })}
      </p>
      {error !== undefined && <ErrorState error={error} words={problemWords} inline />}
    </>
  );
}
