// Who left a number hears by short message that there is an answer, and once more a working day before silence closes
// the matter. Number and address only: the code is the key, and what it is about is nobody's business who holds the phone.
import { type CaseFile, findCase } from '#engines/casework/index.ts';
import { inFours } from '#engines/casework/messages/number.ts';
import { dayOf, startOf } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { fill } from '#kernel/messages.ts';
import { queueMessage } from '#modules/account/index.ts';
import { getVoice } from './detail.ts';
import { voiceFlow } from './flow.ts';
import { zhCN } from './messages/zh-CN.ts';
import { mobileOf } from './phone.ts';
import type { VoiceNotice } from './record.ts';

const HOUR_MS = 3_600_000;
/** Nobody is woken. */
const [MORNING, EVENING] = [8, 21];

/** Short messages reach phones from here: by a service, or in a demo on the page that shows them. */
export interface Texts {
  readonly service: boolean;
}
export const reachPhones = ({ service }: Texts, { platform }: Ctx) => service || platform.demo;

/** The reaction to a step of a case: an answer is told, also the one after a dispute. */
export function tellAnswer(texts: Texts) {
  return async (ctx: Ctx, { kind, state, county, id }: Record<string, unknown>): Promise<void> => {
    if (kind !== voiceFlow.kind || state !== 'answered' || !reachPhones(texts, ctx)) return;
    const file = await findCase(ctx, Number(county), String(id));
    if (file) await tellOnce(ctx, file, 'answered');
  };
}

/** False where it has been told, or there is nobody to tell. */
export async function tellOnce(ctx: Ctx, file: CaseFile, kind: VoiceNotice['kind']): Promise<boolean> {
  const { county, id, code, answered_at, lapses_at } = file;
  if (file.state !== 'answered' || !answered_at || !lapses_at) return false;
  const said = await getVoice(ctx, file);
  if (!said.phone_sealed) return false;
  const noted = await ctx.db
    .insertInto('voice_notice')
    .values({ county, case_id: id, code, answered_at, kind, at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (noted.numInsertedOrUpdatedRows !== 1n) return false;
  // The page says to whoever left a landline that nothing will come.
  const to = mobileOf(ctx, said);
  if (!to) return true;
  const words = kind === 'lapsing' ? 'lapsing' : file.disputed > 0 ? 'answeredAgain' : 'answered';
  const text = fill(zhCN.sms[words], {
    number: inFours(file.number),
    date: dateOf(lapses_at),
    url: `${ctx.platform.publicUrl}/track/${file.number}`,
  });
  await queueMessage(ctx, code, { to, text, validUntil: lapses_at, notBefore: byDay(ctx.now) });
  ctx.audit({
    action: 'voice.tell',
    subject: 'voice',
    subjectId: id,
    code,
    purpose: 'contactReporter',
    detail: { kind },
  });
  return true;
}

/** This moment, or the next morning. */
function byDay(now: Date): Date {
  const day = dayOf(now.getTime());
  const hour = (now.getTime() - startOf(day)) / HOUR_MS;
  if (hour >= MORNING && hour < EVENING) return now;
  return new Date(startOf(hour < MORNING ? day : day + 1) + MORNING * HOUR_MS);
}

const dates = new Intl.DateTimeFormat('zh-CN', {
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
});
const dateOf = (instant: Date) => dates.format(instant);
