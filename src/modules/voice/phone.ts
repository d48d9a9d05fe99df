// The reporter's number: sealed, opened for those who work on the matter, and each look is told to the reporter.
import { advance } from '#engines/casework/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { getVoice } from './detail.ts';
import { voiceFlow } from './flow.ts';
import { granted, type Ref, signed } from './handle.ts';
import { voiceProblems } from './problems.ts';

export async function openPhone(ctx: Ctx, ref: Ref) {
  const file = await granted(ctx, ref, 'phone');
  const { phone_sealed: sealed } = await getVoice(ctx, file);
  if (!sealed) throw voiceProblems.noPhone({ number: file.number });
  // The look is a step of the course, written before the number leaves: no trace, no number.
  await advance(ctx, voiceFlow, file, 'phone', await signed(ctx, { purpose: 'contactReporter' }));
  return { phone: ctx.platform.keyring.open('voice phone', sealed, file.id).toString() };
}
