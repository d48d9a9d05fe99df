// Silence after an answer: it closes the matter on a stated day, and is not taken for consent without a word before.
import { apart, type CaseFile, closeLapsed, promisedBy } from '#engines/casework/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { voiceFlow } from './flow.ts';
import { voicePolicy } from './policy.ts';
import { reachPhones, type Texts, tellOnce } from './tell.ts';

const BATCH = 200;

/** The job: nobody has objected for as long as was said. */
export async function closeSilent(ctx: Ctx): Promise<boolean> {
  return (await closeLapsed(ctx, voiceFlow, voicePolicy, BATCH)) === BATCH;
}

/** The job, by day: whoever has said nothing and would be taken at that by the end of the next working day. */
export function tellOfSilence(texts: Texts) {
  return async (ctx: Ctx): Promise<boolean> => {
    const horizon = await promisedBy(ctx, { amount: 1, unit: 'WORK_DAY' });
    if (!horizon || !reachPhones(texts, ctx)) return false;
    let told = 0;
    for (const file of await silentUntil(ctx, horizon))
      if (await apart(ctx, file.id, (own) => tellOnce(own, file, 'lapsing'))) told++;
    return told === BATCH;
  };
}

function silentUntil(ctx: Ctx, horizon: Date): Promise<CaseFile[]> {
  return ctx.db
    .selectFrom('case_file')
    .innerJoin('voice', (join) =>
      join.onRef('voice.county', '=', 'case_file.county').onRef('voice.id', '=', 'case_file.id'),
    )
    .selectAll('case_file')
    .where('case_file.kind', '=', voiceFlow.kind)
    .where('case_file.lapses_at', '>', ctx.now)
    .where('case_file.lapses_at', '<=', horizon)
    .where('voice.phone_sealed', 'is not', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('voice_notice')
            .select('voice_notice.kind')
            .whereRef('voice_notice.county', '=', 'case_file.county')
            .whereRef('voice_notice.case_id', '=', 'case_file.id')
            .whereRef('voice_notice.answered_at', '=', 'case_file.answered_at')
            .where('voice_notice.kind', '=', 'lapsing'),
        ),
      ),
    )
    .orderBy('case_file.lapses_at')
    .limit(BATCH)
    .execute();
}
