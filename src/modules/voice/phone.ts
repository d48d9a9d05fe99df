// The reporter's number: sealed, opened for those who work on the matter, and each look is told to the reporter.
import { advance } from '#engines/casework/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { normalisePhone } from '#modules/account/index.ts';
import { getVoice } from './detail.ts';
import { voiceFlow } from './flow.ts';
import { granted, type Ref, signed } from './handle.ts';
import { voiceProblems } from './problems.ts';
import type { Voice } from './record.ts';

export async function openPhone(ctx: Ctx, ref: Ref) {
  const file = await granted(ctx, ref, 'phone');
  const phone = opened(ctx, await getVoice(ctx, file));
  if (!phone) throw voiceProblems.noPhone({ number: file.number });
  // The look is a step of the course, written before the number leaves: no trace, no number.
  await advance(ctx, voiceFlow, file, 'phone', await signed(ctx, { purpose: 'contactReporter' }));
  return { phone };
}

/** What the one who left it is shown of it. */
export function phoneLeft(ctx: Ctx, voice: Voice) {
  const phone = opened(ctx, voice);
  return phone ? { ending: phone.slice(-4), mobile: mobileOf(ctx, voice) !== undefined } : null;
}

/** Where short messages go; a landline takes none. */
export function mobileOf(ctx: Ctx, voice: Voice): string | undefined {
  return normalisePhone(opened(ctx, voice) ?? '', ctx.platform.demo);
}

function opened({ platform }: Ctx, { id, phone_sealed: sealed }: Voice): string | undefined {
  return sealed ? platform.keyring.open('voice phone', sealed, id).toString() : undefined;
}
