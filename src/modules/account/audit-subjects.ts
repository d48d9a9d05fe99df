// What an entry of the trail is about, as people call it, and back from such a name to what the trail holds.
import { z } from 'zod';
import type { Range } from '#engines/region/code.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Subjects } from './options.ts';

const uuid = z.uuid();
const isUuid = (text: string) => uuid.safeParse(text).success;

/** Both at once; empty where they do not meet. */
export function narrowed(territory: Range, wanted: Range): Range {
  return { lo: Math.max(territory.lo, wanted.lo), hi: Math.min(territory.hi, wanted.hi) };
}

/** An id stays what it is; a name that nothing bears is kept, and then nothing is found under it. */
export async function subjectOf(ctx: Ctx, subjects: Subjects | undefined, name: string): Promise<string> {
  if (isUuid(name)) return name;
  const account = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('login', '=', name)
    .executeTakeFirst();
  return account?.id ?? (await subjects?.find(ctx, name)) ?? name;
}

export async function subjectNames(
  ctx: Ctx,
  subjects: Subjects | undefined,
  rows: readonly { readonly subject: string; readonly subject_id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const isAccount = ({ subject }: (typeof rows)[number]) => subject === 'account';
  const ids = (some: typeof rows) => [...new Set(some.map(({ subject_id }) => subject_id).filter(isUuid))];
  const accounts = ids(rows.filter(isAccount));
  const logins =
    accounts.length === 0
      ? []
      : await ctx.db
          .selectFrom('account')
          .select(['id', 'login'])
          .where((e) => e('id', '=', e.fn.any(e.val(accounts))))
          .execute();
  const others = await subjects?.names(ctx, ids(rows.filter((row) => !isAccount(row))));
  return new Map([...logins.map(({ id, login }) => [id, login] as const), ...(others ?? [])]);
}
