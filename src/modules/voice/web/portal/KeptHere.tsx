import { useState } from 'react';
import { inFours } from '#engines/casework/messages/number.ts';
import { Button, Confirm, DateText, ItemList, Section, useToast } from '#web/ui/index.ts';
import { dropVoice, type KeptVoice, keepVoice } from './kept-voices.ts';
import { CopyReceipt, Pair } from './ReceiptCard.tsx';
import { StateWord } from './StateWord.tsx';
import { useKeptStates } from './use-kept-states.ts';
import { useReporterWords } from './words.ts';

/** What this device remembers: the way back to a matter for somebody without an account. */
export function KeptHere({ kept }: { kept: readonly KeptVoice[] }) {
  const t = useReporterWords();
  const [removing, setRemoving] = useState<KeptVoice>();
  useKeptStates();
  return (
    <Section title={t('track.here')}>
      {kept.length === 0 ? (
        <p className="text-ink-soft">{t('track.noneHere')}</p>
      ) : (
        <>
          <p className="mb-3 text-sm text-ink-soft">{t('track.hereText')}</p>
          <ItemList
            label={t('track.hereLabel')}
            items={kept.map((voice) => ({
              key: voice.number,
              title: voice.title || inFours(voice.number),
              to: `/track/${voice.number}`,
              meta: (
                <>
                  {voice.state && <StateWord state={voice.state} />}
                  <DateText value={voice.at} parts="date" />
                  <span>{inFours(voice.number)}</span>
                </>
              ),
              badge: (
                <span className="relative">
                  <Button
                    kind="quiet"
                    aria-label={t('track.removeOf', { number: inFours(voice.number) })}
                    onClick={() => setRemoving(voice)}
                  >
                    {t('track.remove')}
                  </Button>
                </span>
              ),
            }))}
          />
        </>
      )}
      <Remove voice={removing} onClose={() => setRemoving(undefined)} />
    </Section>
  );
}

/** Nobody can issue the code again: it is shown before the last copy of it goes. */
function Remove({ voice, onClose }: { voice: KeptVoice | undefined; onClose: () => void }) {
  const t = useReporterWords();
  const toast = useToast();
  const remove = () => {
    if (!voice) return;
    dropVoice(voice.number);
    toast({ text: t('track.removed'), undo: () => keepVoice(voice) });
    onClose();
  };
  return (
    <Confirm
      open={voice !== undefined}
      title={t('track.removeTitle')}
      verb={t('track.remove')}
      danger
      onConfirm={remove}
      onClose={onClose}
    >
      {voice && (
        <div className="grid gap-4">
          <p>{t('track.removeText')}</p>
          <Pair number={voice.number} secret={voice.secret} />
          <CopyReceipt number={voice.number} secret={voice.secret} />
        </div>
      )}
    </Confirm>
  );
}
