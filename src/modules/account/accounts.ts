// The register of staff accounts as the security administrator sees it: those of the own territory.

import { type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import { liesIn, type Range, subtree } from '#engines/region/index.ts';
import { civilDay } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Granted } from '#kernel/policy.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { attemptKey } from './attempts.ts';
import type { accountApi } from './contract.ts';
import { postViews } from './me.ts';
import type { AccountOptions } from './options.ts';
import { accountPolicy } from './policy.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow, PostRow } from './record.ts';

export type AccountView = z.input<typeof accountApi.endPost.returns>;
type ListWish = z.output<typeof accountApi.list.query>;

/** Accounts that belong to the territory, and those from elsewhere that hold a post in it. */
export async function listAccounts(ctx: Ctx, options: AccountOptions, { after, limit, q, within }: ListWish) {
  const range = within === undefined ? null : subtree(within);
  const rows = await ctx.db
    .selectFrom('account')
    .selectAll()
    .where((e) => e.or([accountPolicy.where(ctx.actor, 'read', 'account'), holdsPost(ctx, ctx.actor.scope)]))
    .$if(range !== null, (query) =>
      query.where((e) => e.or([e.between('code', range?.lo ?? 0, range?.hi ?? 0), holdsPost(ctx, range)])),
    )
    .$if(q !== undefined && q !== '', (query) => query.where(matches(q ?? '')))
    .$if(after !== undefined, (query) => query.where('login', '>', after ?? ''))
    .orderBy('login')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const code = ctx.actor.code ?? ctx.actor.scope?.lo ?? 0;
  ctx.audit({
    action: 'account.list',
    subject: 'accounts',
    subjectId: String(code),
    code,
    purpose: 'accountManagement',
    // What was typed into the search may be a person's name.
    detail: { within: within ?? null, searched: q !== undefined && q !== '', count: page.length },
  });
  return {
    accounts: await accountViews(ctx, options, page),
    next: rows.length > limit ? (page.at(-1)?.login ?? null) : null,
  };
}

function matches(text: string) {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`(account.login like ${pattern} or lower(account.name) like ${pattern})`;
}

function holdsPost(ctx: Ctx, range: Range | null) {
  if (!range) return sql<SqlBool>`false`;
  return sql<SqlBool>`exists (
    select 1 from post
     where post.account_id = account.id and post.ended_at is null
       and (post.valid_to is null or post.valid_to >= ${civilDay(ctx.now)}::date)
       and ${liesIn('post', range)})`;
}

export async function accountViews(
  ctx: Ctx,
  options: AccountOptions,
  rows: readonly AccountRow[],
): Promise<AccountView[]> {
  const posts = await postsInTerritory(
    ctx,
    rows.map((row) => row.id),
  );
  const views = await postViews(ctx, options, posts);
  const delays = await delaysOf(ctx, rows);
  return rows.map((row) => ({
    id: row.id,
    login: row.login,
    name: row.name,
    synthetic: row.synthetic,
    lockedUntil: delays.get(row.id)?.toISOString() ?? null,
    disabled: row.disabled_at !== null,
    totp: row.totp_secret !== null,
    posts: views.filter((_, i) => posts[i]?.account_id === row.id),
  }));
}

async function postsInTerritory(ctx: Ctx, accounts: readonly string[]): Promise<PostRow[]> {
  const { scope } = ctx.actor;
  if (!scope || accounts.length === 0) return [];
  return ctx.db
    .selectFrom('post')
    .selectAll()
    .where((e) => e('account_id', '=', e.fn.any(e.val([...accounts]))))
    .where(liesIn('post', scope))
    .where('ended_at', 'is', null)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', civilDay(ctx.now))]))
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

async function delaysOf(ctx: Ctx, rows: readonly AccountRow[]): Promise<ReadonlyMap<string, Date>> {
  const byKey = new Map(rows.map((row) => [attemptKey(ctx, 'signIn', row.login), row.id]));
  if (byKey.size === 0) return new Map();
  const delays = await ctx.db
    .selectFrom('login_attempt')
    .select(['key', 'until'])
    .where((e) => e('key', '=', e.fn.any(e.val([...byKey.keys()]))))
    .where('until', '>', ctx.now)
    .execute();
  return new Map(delays.flatMap(({ key, until }) => (until ? [[byKey.get(key) ?? '', until] as const] : [])));
}

/**
 * The account for one act of its administrator. Locked, so that two administrators take turns. Nobody administers
 * oneself, and whoever holds posts beyond this territory is administered from where the larger one is.
 */
export async function grantAccount(ctx: Ctx, id: string): Promise<Granted<AccountRow, 'manage'>> {
  const row = await ctx.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row && row.id === ctx.actor.account) throw accountProblems.notOneself();
  if (
    row &&
    !accountPolicy.rules.read.test(ctx.actor, row) &&
    (await postsInTerritory(ctx, [id])).length > 0
  ) {
    throw kernelProblems.forbidden({ action: 'account.manage' });
  }
  return accountPolicy.grant(ctx.actor, 'manage', row);
}

/** As it stands now, after the act. */
export async function accountView(ctx: Ctx, options: AccountOptions, id: string): Promise<AccountView> {
  const row = await ctx.db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const [view] = await accountViews(ctx, options, [row]);
  if (!view) throw kernelProblems.notFound({ what: 'account' });
  return view;
}
