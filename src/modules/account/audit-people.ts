// Whose entries may be asked for: who acted here lately, and whoever belongs to the territory.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { recordLook } from './audit-look.ts';
import type { AccountOptions } from './options.ts';
import { through } from './windows.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly login: string;
}

const MOST = 30;
/** So far back one looks for those who acted here without belonging here. */
const LATEST_ROWS = 2000;

export async function auditPeople(ctx: Ctx, { places }: AccountOptions, q: string): Promise<Person[]> {
  const wanted = q.toLowerCase();
  const like = ({ name, login }: Person) => name.toLowerCase().includes(wanted) || login.includes(wanted);
  const lately = [...(await peopleNamed(ctx, await actedLately(ctx))).values()].filter(like);
  const known = new Set(lately.map(({ id }) => id));
  const belonging = q === '' ? [] : await peopleHere(ctx, wanted);
  const found = [...lately, ...belonging.filter(({ id }) => !known.has(id))].slice(0, MOST);
  // What was typed may be anything; whom was looked at afterwards stands in the next entry.
  await recordLook(ctx, places, 'findPeople', { searched: q !== '', count: found.length });
  return found;
}

async function actedLately(ctx: Ctx): Promise<string[]> {
  const { scope } = ctx.actor;
  if (!scope) return [];
  const { rows } = await sql<{ account: string }>`
    select account from (
      select account, txid from audit_event
       where code between ${scope.lo}::bigint and ${scope.hi}::bigint and account is not null
       order by txid desc, seq desc limit ${LATEST_ROWS}) as latest
     group by account order by max(txid) desc`.execute(ctx.db);
  return rows.map(({ account }) => account);
}

/** Row security shows those of the territory. */
function peopleHere(ctx: Ctx, wanted: string): Promise<Person[]> {
  return ctx.db
    .selectFrom('account')
    .select(['id', 'name', 'login'])
    .where(sql<SqlBool>`position(${wanted} in lower(name)) > 0 or position(${wanted} in login) > 0`)
    .orderBy('login')
    .limit(MOST)
    .execute();
}

/** Those who acted in a territory, whether or not they belong to it; residents have no name here. */
export async function peopleNamed(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const asked = [...new Set(ids)].filter((id) => z.uuid().safeParse(id).success);
  if (asked.length === 0) return new Map();
  const compiled = ctx.db
    .selectFrom('account')
    .select(['id', 'name', 'login'])
    .where((e) => e('id', '=', e.fn.any(e.val(asked))))
    .compile();
  const found = await through(ctx, 'app.accounts', asked.join(','), compiled);
  const order = new Map(asked.map((id, at) => [id, at]));
  found.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return new Map(found.map((person) => [person.id, person]));
}
