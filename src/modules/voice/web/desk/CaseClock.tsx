// The clocks of a voice: what the resident was promised, and the limit this desk was given itself.
import { CaseDue } from '#engines/casework/web/CaseDue.tsx';
import { useCaseMessages } from '#engines/casework/web/words.ts';
import { Callout, DateText, type Fact, Facts, Section, useDateFormat } from '#web/ui/index.ts';
import { pauseOf, type VoiceDetail } from './voice-case.ts';
import { useVoiceMessages } from './words.ts';

export function CaseClock({ voice }: { voice: VoiceDetail }) {
  const t = useCaseMessages();
  const v = useVoiceMessages();
  const format = useDateFormat();
  const minutes = useMinutes();
  const { clock, own } = voice;
  const pause = pauseOf(voice);
  const limitOf = ({ limit }: typeof clock) => v(`unit.${limit.unit}`, { n: limit.amount });
  const standing = ({ dueAt, ...rest }: typeof clock) => (
    <span className="flex flex-wrap items-center gap-x-2">
      <CaseDue clock={{ dueAt, ...rest }} />
      {dueAt && <DateText value={dueAt} />}
    </span>
  );
  const items: Fact[] = [
    ...(own
      ? [
          { label: t('clock.own'), value: standing(own) },
          { label: t('clock.ownLimit'), value: limitOf(own) },
        ]
      : []),
    { label: t('clock.promise'), value: standing(clock) },
    { label: t('clock.limit'), value: limitOf(clock) },
    ...(pause?.reason ? [{ label: t('clock.why'), value: pause.reason }] : []),
    ...(pause?.until
      ? [{ label: t('clock.until'), value: <DateText value={pause.until} parts="date" /> }]
      : []),
    { label: t('clock.paused'), value: minutes(clock.pausedMinutes) },
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
