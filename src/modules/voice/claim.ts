// A matter that was reported without an account joins the list of one, by number and code and by nothing else. A
// telephone number that was left with it does not do: it was sealed for the people who handle the matter, and whoever has
// the number today need not be who left it.
import { findCase, joinOwnCases } from '#engines/casework/index.ts';
import { countyOf } from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { kernelProblems, Problem } from '#kernel/problem.ts';
import { enterScope } from '#kernel/request.ts';
import { commitSoFar } from '#modules/account/index.ts';
import { voicePolicy } from './policy.ts';
import { openedBy } from './reporter.ts';

export async function claimVoice(
  ctx: Ctx,
  pair: { readonly number: string; readonly secret: string },
): Promise<void> {
  const { account } = ctx.actor;
  if (account === null) throw kernelProblems.forbidden({});
  const opened = await openedBy(ctx, { ...pair, address: ctx.address });
  if (opened instanceof Problem) {
    // What is thrown would take the count back.
    await commitSoFar(ctx);
    throw opened;
  }
  await enterScope(ctx, { lo: opened.code, hi: opened.code, only: [opened.case_id] });
  const file = voicePolicy.grant(
    ctx.actor,
    'own',
    await findCase(ctx, countyOf(opened.code), opened.case_id),
  );
  await joinOwnCases(ctx, file, account);
  ctx.audit({
    action: 'voice.claim',
    subject: 'voice',
    subjectId: file.id,
    code: file.code,
    purpose: 'follow',
  });
}
