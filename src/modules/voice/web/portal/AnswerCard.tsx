import { useState } from 'react';
import { Section, StateBadge, type Tone } from '#web/ui/index.ts';
import { ConfirmDialog, DisputeDialog } from './ClosureDialogs.tsx';
import { Decision } from './Decision.tsx';
import { lastAnswer, type Opened } from './opened.ts';
import { RateForm } from './RateForm.tsx';
import { VoicePhotos } from './VoicePhotos.tsx';
import { useFoundWords, useReporterWords } from './words.ts';

const tones: Readonly<Record<string, Tone>> = {
  fixed: 'done',
  partly: 'risk',
  planned: 'brand',
  notPossible: 'hold',
  notOurs: 'hold',
  refused: 'hold',
};
const scores = ['score1', 'score2', 'score3', 'score4', 'score5'] as const;

/** The answer, and whose word counts: confirm it, dispute it, rate it. */
export function AnswerCard({ opened }: { opened: Opened }) {
  const t = useReporterWords();
  const found = useFoundWords();
  const [asking, setAsking] = useState<'confirm' | 'dispute'>();
  const { voice } = opened;
  const answer = lastAnswer(voice.steps);
  if (!answer || (voice.state !== 'answered' && voice.state !== 'closed')) return null;
  const score = scores[(voice.rating ?? 0) - 1];
  return (
    <Section title={t('answer.title')}>
      <div className="grid gap-4">
        {voice.outcome && (
          <p className="text-lg">
            <StateBadge tone={tones[voice.outcome] ?? 'neutral'}>
              {found(`outcome.${voice.outcome}`) ?? voice.outcome}
            </StateBadge>
          </p>
        )}
        {answer.note && <p className="whitespace-pre-line text-lg">{answer.note}</p>}
        {answer.reason && (
          <p className="whitespace-pre-line">
            <span className="text-ink-soft">{t('answer.basis')} </span>
            {answer.reason}
          </p>
        )}
        {answer.photos.length > 0 && <VoicePhotos opened={opened} photos={answer.photos} />}
        {(voice.can.confirm || voice.can.dispute) && <Decision voice={voice} onAsk={setAsking} />}
        {voice.can.rate && <RateForm opened={opened} />}
        {score && (
          <p>
            <span className="text-ink-soft">{t('rate.given')} </span>
            {found(`score.${score}`)}
          </p>
        )}
      </div>
      <ConfirmDialog opened={opened} open={asking === 'confirm'} onClose={() => setAsking(undefined)} />
      <DisputeDialog opened={opened} open={asking === 'dispute'} onClose={() => setAsking(undefined)} />
    </Section>
  );
}
