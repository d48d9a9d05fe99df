// Posts in force: who holds which role, where, today.

import { type SqlBool, sql } from 'kysely';
import { countyOf, liesIn, lineage, subtree } from '#engines/region/index.ts';
import { civilDay } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { AccountRow, PostRow } from './record.ts';
import { through } from './windows.ts';

export function isInForce(post: Pick<PostRow, 'valid_from' | 'valid_to' | 'ended_at'>, now: Date): boolean {
  const today = civilDay(now);
  return (
    post.ended_at === null && post.valid_from <= today && (post.valid_to === null || post.valid_to >= today)
  );
}

/** Everything one account holds or will hold: all of it lies in the territory of the account. */
export function postsOf(ctx: Ctx, account: Pick<AccountRow, 'id' | 'code'>): Promise<PostRow[]> {
  return through(
    ctx,
    'app.account',
    account.id,
    ctx.db
      .selectFrom('post')
      .selectAll()
      .where(liesIn('post', subtree(account.code)))
      .where('account_id', '=', account.id)
      .where('ended_at', 'is', null)
      .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', civilDay(ctx.now))]))
      .orderBy('valid_from')
      .orderBy('id')
      .compile(),
  );
}

export interface PostedOfficer {
  readonly code: number;
  readonly account: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The grid officers in force at these cells. Their names hang at the entrance: anybody may ask. */
export function postsAt(ctx: Ctx, codes: readonly number[]): Promise<PostedOfficer[]> {
  const today = civilDay(ctx.now);
  return through(
    ctx,
    'app.posted',
    'yes',
    ctx.db
      .selectFrom('post')
      .innerJoin('account', 'account.id', 'post.account_id')
      .select([
        'post.code',
        'account.id as account',
        'account.name',
        'post.valid_from as validFrom',
        'post.valid_to as validTo',
      ])
      .where(sql<SqlBool>`post.county = any(${[...new Set(codes.map(countyOf))]}::integer[])`)
      .where(sql<SqlBool>`post.code = any(${[...codes]}::bigint[])`)
      .where('post.role', '=', 'gridOfficer')
      .where('post.ended_at', 'is', null)
      .where('post.valid_from', '<=', today)
      .where((e) => e.or([e('post.valid_to', 'is', null), e('post.valid_to', '>=', today)]))
      .where('account.disabled_at', 'is', null)
      .orderBy('post.code')
      .orderBy('account.login')
      .compile(),
  );
}

/** Work may lie where somebody has just left; whoever keeps it reacts to this. */
export function tellPostEnded(ctx: Ctx, { code }: Pick<PostRow, 'code'>): void {
  ctx.emit({ topic: 'post.ended', code, payload: { code } });
}

/** The smallest territory that holds all of them. */
export function commonTerritory(first: number, ...others: number[]): number {
  const lines = others.map((code) => new Set(lineage(code)));
  return lineage(first).findLast((code) => lines.every((line) => line.has(code))) ?? first;
}
