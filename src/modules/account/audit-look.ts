// Who supervises is seen too.
import type { Ctx } from '#kernel/context.ts';
import type { AccountAct } from './acts.ts';
import type { Places } from './options.ts';

export async function recordLook(
  ctx: Ctx,
  places: Places,
  action: AccountAct,
  detail: Record<string, unknown>,
): Promise<void> {
  const code = ctx.actor.code ?? (await places.root(ctx));
  ctx.audit({
    action: `account.${action}`,
    subject: 'audit',
    subjectId: String(code),
    code,
    purpose: 'supervision',
    detail,
  });
}
