// What a page needs to know about the person in front of it; choosing a post; signing out.
import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { STAFF_HOURS, STAFF_IDLE_MINUTES, sessionOf, whyEnded, wordsOf } from './authenticate.ts';
import type { AccountOptions } from './options.ts';
import { isInForce, postsOf } from './posts.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow, PostRow } from './record.ts';
import { endThisSession, openSession } from './sessions.ts';
import type { me, post } from './shapes.ts';
import type { SessionRow } from './tables.ts';
import { ownAccount } from './windows.ts';

export type Me = z.input<typeof me>;
export type PostView = z.input<typeof post>;

export async function whoAmI(ctx: Ctx, options: AccountOptions): Promise<Me> {
  const { actor } = ctx;
  const session = await thisSession(ctx);
  if (!session || actor.account === null) {
    return { ...aMe(ctx, options, 'anonymous', null), ended: await endedHere(ctx, options) };
  }
  if (session.kind === 'resident') return aMe(ctx, options, 'resident', session.name);
  const account = await ownAccount(ctx, session.account);
  if (!account) return aMe(ctx, options, 'anonymous', null);
  return describeStaff(ctx, options, account, { ...session, post: actor.post });
}

/** What became of the sign-in whose cookie this browser still carries. */
async function endedHere(ctx: Ctx, { places }: AccountOptions): Promise<Me['ended']> {
  const hash = sessionOf(ctx.actor);
  const row =
    hash &&
    (await ctx.db
      .selectFrom('session')
      .selectAll()
      .where('token_hash', '=', hash)
      .where('kind', '=', 'staff')
      .executeTakeFirst());
  const why = row ? whyEnded(row, ctx.now) : undefined;
  if (!row || !why) return null;
  const { role, code } = row;
  const post =
    role === null || code === null
      ? null
      : { role, place: (await places.names(ctx, [code])).get(code) ?? String(code) };
  return { why, idleMinutes: STAFF_IDLE_MINUTES, hours: STAFF_HOURS, post };
}

/** Somebody sends the codes: a message service, or in a demo the page that shows them. */
export function takesPhones({ gateway }: AccountOptions, { platform }: Ctx): boolean {
  return gateway !== undefined || platform.demo;
}

export function aMe(ctx: Ctx, options: AccountOptions, kind: Me['kind'], name: string | null): Me {
  return {
    kind,
    name,
    post: null,
    posts: [],
    may: [],
    purpose: 'work',
    idleMinutes: null,
    ended: null,
    demo: ctx.platform.demo,
    oidc: options.oidc !== undefined,
    phone: takesPhones(options, ctx),
  };
}

export async function describeStaff(
  ctx: Ctx,
  options: AccountOptions,
  account: AccountRow,
  who: Pick<SessionRow, 'post' | 'purpose'>,
): Promise<Me> {
  const posts = (await postsOf(ctx, account)).filter((one) => isInForce(one, ctx.now));
  const views = await postViews(ctx, options, posts);
  const acting = views.find((one) => one.id === who.post) ?? null;
  return {
    ...aMe(ctx, options, 'staff', account.name),
    post: acting,
    posts: views,
    may: acting ? [...wordsOf({ role: acting.role, purpose: who.purpose })] : [],
    purpose: who.purpose,
    idleMinutes: who.purpose === 'wall' ? null : STAFF_IDLE_MINUTES,
  };
}

export async function postViews(
  ctx: Ctx,
  { places }: AccountOptions,
  posts: readonly PostRow[],
): Promise<PostView[]> {
  const names = await places.names(ctx, [...new Set(posts.map((one) => one.code))]);
  const orgs = await organisationNames(ctx, posts);
  return posts.map((one) => ({
    id: one.id,
    role: one.role,
    code: one.code,
    place: names.get(one.code) ?? String(one.code),
    org: one.org,
    orgName: one.org === null ? null : (orgs.get(one.org) ?? null),
    validFrom: one.valid_from,
    validTo: one.valid_to,
  }));
}

async function organisationNames(ctx: Ctx, posts: readonly PostRow[]): Promise<ReadonlyMap<string, string>> {
  const held = posts.flatMap(({ county, org }) => (org === null ? [] : [{ county, org }]));
  if (held.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where((e) => e('county', '=', e.fn.any(e.val([...new Set(held.map(({ county }) => county))]))))
    .where((e) => e('id', '=', e.fn.any(e.val(held.map(({ org }) => org)))))
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** One post at a time: what may be seen and done follows the post, not the person. */
export async function choosePost(
  ctx: Ctx,
  options: AccountOptions,
  { post: id }: { readonly post: string },
): Promise<Me> {
  const session = await thisSession(ctx);
  if (session?.kind !== 'staff') throw kernelProblems.notFound({ what: 'post' });
  const account = await ownAccount(ctx, session.account);
  const chosen = account && (await postsOf(ctx, account)).find((one) => one.id === id);
  if (!chosen) throw kernelProblems.notFound({ what: 'post' });
  if (!isInForce(chosen, ctx.now)) {
    throw accountProblems.postNotInForce({ from: chosen.valid_from, to: chosen.valid_to });
  }
  await openSession(ctx, {
    kind: 'staff',
    account: account.id,
    name: account.name,
    post: chosen,
    expiresAt: session.expires_at,
    purpose: session.purpose,
    provenAt: session.proven_at,
  });
  ctx.audit({
    action: 'account.choosePost',
    subject: 'post',
    subjectId: chosen.id,
    code: chosen.code,
    purpose: 'signIn',
    detail: { role: chosen.role },
  });
  return describeStaff(ctx, options, account, { ...session, post: chosen.id });
}

export async function signOut(ctx: Ctx, { places }: AccountOptions): Promise<void> {
  await endThisSession(ctx);
  ctx.wishes.session = null;
  if (ctx.actor.account === null) return;
  const code = ctx.actor.code ?? (await places.root(ctx));
  ctx.audit({
    action: 'account.signOut',
    subject: 'account',
    subjectId: ctx.actor.account,
    code,
    purpose: 'signIn',
  });
}

export async function thisSession(ctx: Ctx) {
  const hash = sessionOf(ctx.actor);
  if (!hash || ctx.actor.account === null) return undefined;
  return ctx.db.selectFrom('session').selectAll().where('token_hash', '=', hash).executeTakeFirst();
}
