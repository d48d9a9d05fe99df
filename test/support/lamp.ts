// The errand most tests begin with: a lamp is out near the school of 崇文路社区.
import sharp from 'sharp';
import { uuidv7 } from '#kernel/uuid.ts';
import type { People } from './people.ts';

export const LAMP_CELL = 610_802_006_003_001;

export async function reportLamp(people: People, code = LAMP_CELL) {
  const received = await people.passerBy.voice.report({
    body: {
      id: uuidv7(),
      category: '0201',
      text: '崇文路小学东门的路灯不亮，孩子放学看不见路',
      place: { code, address: '小学东门' },
    },
  });
  return {
    received,
    ref: { county: received.county, id: received.id },
    reporter: people.reporter(received.number, received.secret),
  };
}

let photo: Promise<Uint8Array> | undefined;
/** A small real JPEG. */
export function samplePhoto(): Promise<Uint8Array> {
  photo ??= sharp({ create: { width: 64, height: 48, channels: 3, background: '#caa35a' } })
    .jpeg()
    .toBuffer()
    .then((bytes) => new Uint8Array(bytes));
  return photo;
}
