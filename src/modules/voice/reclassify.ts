// 改分类: who was not sure what it is was told that the community would sort it.
import { reclassifyCase } from '#engines/casework/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { getCategory } from './categories.ts';
import { detailOf } from './detail.ts';
import { voiceFlow } from './flow.ts';
import { granted, type Ref, signed } from './handle.ts';
import { voiceProblems } from './problems.ts';

export async function reclassifyVoice(
  ctx: Ctx,
  ref: Ref,
  { category: code, reason }: { category: string; reason: string },
) {
  const file = await granted(ctx, ref, 'reclassify');
  const [before, now] = [await getCategory(ctx, file.category), await getCategory(ctx, code)];
  if (before.code === now.code) throw voiceProblems.sameCategory({ field: 'category', name: now.name_zh });
  const change = await signed(ctx, { reason, note: `${before.name_zh} → ${now.name_zh}` });
  const promise = { amount: now.limit_amount, unit: now.limit_unit };
  const next = await reclassifyCase(ctx, voiceFlow, file, 'reclassify', {
    ...change,
    category: now.code,
    promise,
  });
  return detailOf(ctx, next);
}
