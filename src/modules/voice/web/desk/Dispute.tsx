// What is disputed, before anything else: the reporter's words, the answer they are about, and who reviews whom.
import { Callout } from '#web/ui/index.ts';
import { disputeOf, type VoiceDetail } from './voice-case.ts';
import { usePageMessages } from './words.ts';

export function Dispute({ voice }: { voice: VoiceDetail }) {
  const t = usePageMessages();
  const open = disputeOf(voice);
  if (!open) return null;
  const { dispute, answer } = open;
  const answered = answer?.holder?.name ?? '';
  const here = answer?.holder?.code === dispute.holder?.code && answer?.holder?.org === dispute.holder?.org;
  return (
    <div className="mb-4">
      <Callout tone="risk" icon="alert" title={t('dispute.title')}>
        <p>{t(here ? 'dispute.here' : 'dispute.above', { answered, holder: voice.holder.name })}</p>
        <p className="mt-2 whitespace-pre-line text-lg">
          <span className="text-ink-soft text-sm">{t('dispute.words')} </span>
          {dispute.reason}
        </p>
        {answer && (
          <p className="mt-2 whitespace-pre-line">
            <span className="text-ink-soft text-sm">{t('dispute.answer')} </span>
            {[answer.reason, answer.note].filter(Boolean).join('\n')}
          </p>
        )}
        {voice.state === 'disputed' && !here && voice.can.accept && (
          <p className="mt-2 print:hidden">{t('dispute.rule', { answered })}</p>
        )}
      </Callout>
    </div>
  );
}
