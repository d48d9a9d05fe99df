// What was said and where: the words of the resident, photos, place.
import { CasePhotos } from '#engines/casework/web/CasePhotos.tsx';
import { PlaceTrail } from '#engines/region/web/PlaceTrail.tsx';
import { DateText, Facts, Section } from '#web/ui/index.ts';
import { PhoneNumber } from './PhoneNumber.tsx';
import { PlaceMap } from './PlaceMap.tsx';
import { useVoiceKind } from './use-voice-kind.ts';
import { textBelow, type VoiceDetail } from './voice-case.ts';
import { usePageMessages, useVoiceMessages, useVoiceWordOf } from './words.ts';

export function Matter({ voice }: { voice: VoiceDetail }) {
  const t = usePageMessages();
  const v = useVoiceMessages();
  const word = useVoiceWordOf();
  const kind = useVoiceKind();
  const text = textBelow(voice);
  // Evidence stands with its step below; here is what came with the report.
  const evidence = new Set(
    voice.steps.filter(({ action }) => action !== 'open').flatMap(({ photos }) => photos),
  );
  const photos = voice.photos.map(({ id }) => id).filter((id) => !evidence.has(id));
  return (
    <Section title={t('matter')}>
      {text !== undefined && <p className="mb-4 max-w-(--measure) whitespace-pre-line text-lg">{text}</p>}
      {photos.length > 0 && (
        <div className="mb-4">
          <CasePhotos county={voice.county} id={voice.id} photos={photos} />
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-6 gap-y-3 md:grid-cols-[minmax(0,1fr)_20rem] print:block">
        <Facts
          items={[
            { label: v('field.place'), value: <PlaceTrail path={voice.path} /> },
            ...(voice.address ? [{ label: v('field.address'), value: voice.address }] : []),
            { label: v('field.category'), value: kind.category(voice.category) },
            { label: v('field.channel'), value: word(`channel.${voice.channel}`) },
            { label: v('field.openedAt'), value: <DateText value={voice.openedAt} /> },
            { label: v('field.phone'), value: <PhoneNumber voice={voice} /> },
            ...(voice.outcome
              ? [{ label: v('field.outcome'), value: word(`outcome.${voice.outcome}`) }]
              : []),
            ...(voice.rating === null ? [] : [{ label: v('field.rating'), value: `${voice.rating} / 5` }]),
          ]}
        />
        <div className="print:hidden">
          <PlaceMap voice={voice} />
        </div>
      </div>
    </Section>
  );
}
