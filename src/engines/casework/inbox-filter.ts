// What an inbox is asked for, and which cases are found by words.
import { type SelectQueryBuilder, sql } from 'kysely';
import { rangesCalled } from '#engines/region/index.ts';
import type { Ctx, Scope } from '#kernel/context.ts';
import type { Tables } from '#kernel/database/database.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { isPartOfNumber, plainWords } from './sought.ts';

export interface InboxQuery {
  readonly view: 'mine' | 'territory';
  readonly state?: string | undefined;
  readonly clock?: 'open' | 'atRisk' | 'overdue' | 'paused' | undefined;
  readonly kind?: string | undefined;
  readonly category?: string | undefined;
  readonly within?: number | undefined;
  readonly q?: string | undefined;
  readonly order: 'due' | 'newest';
  readonly after?: string | undefined;
  readonly limit: number;
}

export type Selected = SelectQueryBuilder<Tables, 'case_file', Record<string, never>>;

export function scopeOf(ctx: Ctx): Scope {
  if (!ctx.actor.scope) throw kernelProblems.forbidden({ action: 'case.list' });
  return ctx.actor.scope;
}

/** By title, address, some digits of the number, or the name of a place within the territory. */
export async function searched(ctx: Ctx, cases: Selected, q: string | undefined): Promise<Selected> {
  const asked = plainWords(q ?? '');
  if (asked === '') return cases;
  const { lo, hi } = scopeOf(ctx);
  // A place that holds the whole territory would find everything.
  const places = (await rangesCalled(ctx, asked, { lo, hi })).filter(
    (place) => place.lo > lo || place.hi < hi,
  );
  return cases.where((e) =>
    e.or([
      e(sql<number>`position(${asked} in case_file.sought)`, '>', 0),
      ...(isPartOfNumber(asked) ? [e(sql<number>`position(${asked} in case_file.number)`, '>', 0)] : []),
      ...places.map((place) => e.between('case_file.code', place.lo, place.hi)),
    ]),
  );
}
