// A voice 诉求: what a resident said. Its course is a case of the same id.
import { col, type RowOf, type TableOf, table } from '#kernel/database/table.ts';
import type { CHANNELS } from './shapes.ts';

export const Voice = table('voice', 'regional', {
  county: col.int(),
  id: col.uuid(),
  code: col.bigint(),
  channel: col.text<(typeof CHANNELS)[number]>(),
  text: col.text(),
  address: col.text(),
  lon: col.maybe(col.float()),
  lat: col.maybe(col.float()),
  phone_sealed: col.maybe(col.bytes()),
  satisfaction: col.maybe(col.int()),
  satisfaction_note: col.maybe(col.text()),
});
export type Voice = RowOf<typeof Voice>;

export const VoiceCategory = table('voice_category', 'reference', {
  code: col.text(),
  group_zh: col.text(),
  group_en: col.text(),
  name_zh: col.text(),
  name_en: col.text(),
  limit_amount: col.int(),
  limit_unit: col.text<'WORK_HOUR' | 'WORK_DAY' | 'CALENDAR_DAY' | 'HOUR'>(),
  body: col.text(),
  examples_zh: col.text(),
});
export type VoiceCategory = RowOf<typeof VoiceCategory>;

/** What people say of a small class: written for this product or by the city, about nobody. */
export const VoiceExample = table('voice_example', 'reference', {
  /** A hash of the text: the same words once. */
  id: col.text(),
  category: col.text(),
  text: col.text(),
});

export const VoiceNotice = table('voice_notice', 'regional', {
  county: col.int(),
  case_id: col.uuid(),
  code: col.bigint(),
  /** Which answer it is about: after a dispute there is another. */
  answered_at: col.instant(),
  kind: col.text<'answered' | 'lapsing'>(),
  at: col.instant(),
});
export type VoiceNotice = RowOf<typeof VoiceNotice>;

export const voiceTables = [Voice, VoiceCategory, VoiceExample, VoiceNotice];

declare module '#kernel/database/database.ts' {
  interface Tables {
    voice: TableOf<typeof Voice>;
    voice_category: TableOf<typeof VoiceCategory>;
    voice_example: TableOf<typeof VoiceExample>;
    voice_notice: TableOf<typeof VoiceNotice>;
  }
}
