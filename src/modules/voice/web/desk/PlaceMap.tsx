// A small map: the place of a voice among its neighbours.
import { NeighbourMap } from '#engines/region/web/NeighbourMap.tsx';
import type { VoiceDetail } from './voice-case.ts';
import { usePageMessages } from './words.ts';

export function PlaceMap({ voice }: { voice: Pick<VoiceDetail, 'code' | 'lon' | 'lat' | 'path'> }) {
  const t = usePageMessages();
  const place = voice.path.at(-1);
  const around = voice.path.at(-2);
  if (!place || !around) return null;
  return (
    <NeighbourMap
      around={around.code}
      here={voice.code}
      label={t('mapOf', { place: place.name, around: around.name })}
      {...(voice.lon !== null && voice.lat !== null && { spot: [voice.lon, voice.lat] })}
    />
  );
}
