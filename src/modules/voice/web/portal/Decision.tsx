import { Button } from '#web/ui/index.ts';
import { asksWhether, type FollowedVoice } from './opened.ts';
import { Sentence } from './Sentence.tsx';
import { useReporterWords } from './words.ts';

export interface DecisionProps {
  readonly voice: FollowedVoice;
  readonly onAsk: (what: 'confirm' | 'dispute') => void;
}

/** What each of the two words leads to, said before one of them is pressed; the two stay in sight while one reads. */
export function Decision({ voice, onAsk }: DecisionProps) {
  const t = useReporterWords();
  const kind = asksWhether(voice);
  const [yes, no] = [t(`answer.yes.${kind}`), t(`answer.no.${kind}`)];
  return (
    <>
      <ul className="grid list-disc gap-1 pl-6 print:hidden">
        <li>{t('answer.ifYes', { yes })}</li>
        <li>
          {voice.above
            ? t('answer.ifNo', { no, above: voice.above })
            : t('answer.ifNoHere', { no, holder: voice.holder })}
        </li>
        {voice.lapsesAt && (
          <li>
            <Sentence words={t('answer.until', { date: '\n' })} at={voice.lapsesAt} />
          </li>
        )}
      </ul>
      <div className="p-decide print:hidden">
        <h3 className="text-lg">{t(`answer.ask.${kind}`)}</h3>
        {/* Side by side and alike: neither answer is the one we would rather hear. */}
        <div className="grid grid-cols-2 gap-3">
          {voice.can.confirm && (
            <Button icon="check" wide onClick={() => onAsk('confirm')}>
              {yes}
            </Button>
          )}
          {voice.can.dispute && (
            <Button icon="return" wide onClick={() => onAsk('dispute')}>
              {no}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}
