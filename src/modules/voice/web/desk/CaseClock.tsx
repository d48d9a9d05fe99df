// The clock of a voice: due, left, limit, how long it stood still.
import { CaseDue } from '#engines/casework/web/CaseDue.tsx';
import { useCaseMessages } from '#engines/casework/web/words.ts';
import { Callout, DateText, type Fact, Facts, Section, useDateFormat } from '#web/ui/index.ts';
import { pauseReasonOf, type VoiceDetail } from './voice-case.ts';
import { useVoiceMessages } from './words.ts';

export function CaseClock({ voice }: { voice: VoiceDetail }) {
  const t = useCaseMessages();
  const v = useVoiceMessages();
  const format = useDateFormat();
  const { clock } = voice;
  const reason = pauseReasonOf(voice);
  const items: Fact[] = [
    {
      label: t('clock.left'),
      value: <CaseDue clock={clock} />,
    },
    ...(reason ? [{ label: t('clock.why'), value: reason }] : []),
    ...(clock.dueAt ? [{ label: t('clock.due'), value: <DateText value={clock.dueAt} /> }] : []),
    { label: t('clock.limit'), value: v(`unit.${clock.limit.unit}`, { n: clock.limit.amount }) },
    { label: t('clock.paused'), value: useMinutes()(clock.pausedMinutes) },
  ];
  return (
    <Section title={t('clock.title')}>
      <Facts items={items} />
      {clock.provisional && (
        <Callout tone="hold" icon="calendar">
          {t('clock.provisional')}
        </Callout>
      )}
      {voice.lapsesAt !== null && (
        <Callout tone="neutral" icon="clock">
          {t('clock.lapses', { date: format(voice.lapsesAt) })}
        </Callout>
      )}
    </Section>
  );
}

function useMinutes(): (minutes: number) => string {
  const t = useCaseMessages();
  return (minutes) => {
    const m = Math.round(minutes);
    if (m === 0) return t('clock.none');
    if (m < 60) return t('clock.pausedFor', { n: m });
    if (m < 24 * 60) return t('clock.pausedHours', { h: Math.floor(m / 60), m: m % 60 });
    return t('clock.pausedDays', { d: Math.floor(m / 1440), h: Math.floor((m % 1440) / 60) });
  };
}
