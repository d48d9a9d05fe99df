// Row security shows accounts and posts of a territory. A few questions are asked before there is one, or reach beyond
// it: each opens a window for itself and shuts it behind it. migrations/ says what is seen through which.
import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { type Compiled, together } from '#kernel/database/database.ts';
import type { AccountRow } from './record.ts';

type Window = 'app.account' | 'app.accounts' | 'app.login' | 'app.oidc' | 'app.posted' | 'app.phone';

/** Three statements, one journey. */
export async function through<R>(ctx: Ctx, window: Window, value: string, asked: Compiled<R>): Promise<R[]> {
  const set = (to: string) => sql`set local ${sql.raw(window)} = ${sql.lit(to)}`.compile(ctx.db);
  const [, found] = await together<readonly [Compiled, Compiled<R>, Compiled]>(ctx.db, [
    set(value),
    asked,
    set(''),
  ]);
  return found;
}

export async function accountByLogin(ctx: Ctx, login: string): Promise<AccountRow | undefined> {
  const asked = ctx.db.selectFrom('account').selectAll().where('login', '=', login).compile();
  return (await through(ctx, 'app.login', login, asked))[0];
}

export async function accountOfSubject(ctx: Ctx, subject: string): Promise<AccountRow | undefined> {
  const asked = ctx.db.selectFrom('account').selectAll().where('oidc_subject', '=', subject).compile();
  return (await through(ctx, 'app.oidc', subject, asked))[0];
}

/** The account a sign-in is about, wherever it belongs. */
export async function ownAccount(ctx: Ctx, id: string): Promise<AccountRow | undefined> {
  const asked = ctx.db.selectFrom('account').selectAll().where('id', '=', id).compile();
  return (await through(ctx, 'app.account', id, asked))[0];
}

/** Changes made by its holder; answers whether `asked` met the account. */
export async function changeOwnAccount(
  ctx: Ctx,
  id: string,
  asked: Compiled<{ id: string }>,
): Promise<boolean> {
  return (await through(ctx, 'app.account', id, asked)).length === 1;
}

/** Names of those who acted where the reader may see that somebody did. */
export async function accountNames(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const asked = ctx.db
    .selectFrom('account')
    .select(['id', 'name'])
    .where((e) => e('id', '=', e.fn.any(e.val([...ids]))))
    .compile();
  return new Map(
    (await through(ctx, 'app.accounts', ids.join(','), asked)).map(({ id, name }) => [id, name]),
  );
}
