// Staff of the demo city. Invented persons, and marked as such; a real installation starts from `invite`.

import { countyOf } from '#engines/region/code.ts';
import { civilDay } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { hashPassword } from '#kernel/crypto/password.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { assertSeparate } from './grant-post.ts';
import { commonTerritory } from './posts.ts';
import type { Role } from './roles.ts';

export interface DemoStaff {
  readonly login: string;
  /** Recognisably invented: 网格员甲（示例）. */
  readonly name: string;
  readonly password: string;
  /** Base32, so that the sign-in page of the demo can show the current code. */
  readonly secret: string;
  readonly posts: readonly {
    readonly role: Role;
    readonly code: number;
    readonly org?: string;
    readonly validFrom?: string;
    readonly validTo?: string;
  }[];
}

/** Account ids by login. Logins that exist already are left as they are: running it again changes nothing. */
export async function createDemoStaff(
  ctx: Ctx,
  list: readonly DemoStaff[],
): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (const staff of list) {
    const known = await ctx.db
      .selectFrom('account')
      .select('id')
      .where('login', '=', staff.login)
      .executeTakeFirst();
    made.set(staff.login, known?.id ?? (await createOne(ctx, staff)));
  }
  return made;
}

async function createOne(ctx: Ctx, staff: DemoStaff): Promise<string> {
  const [first, ...others] = staff.posts;
  if (!first) throw new Error(`demo account ${staff.login} holds no post`);
  for (const [i, post] of staff.posts.entries()) assertSeparate(post.role, staff.posts.slice(0, i));
  const id = uuidv7(ctx.now.getTime());
  await ctx.db
    .insertInto('account')
    .values({
      id,
      login: staff.login,
      name: staff.name,
      synthetic: true,
      code: commonTerritory(first.code, ...others.map((post) => post.code)),
      password_hash: await hashPassword(staff.password),
      totp_secret: ctx.platform.keyring.seal('totp', staff.secret, id),
      totp_last_step: null,
      oidc_subject: null,
      created_at: ctx.now,
      disabled_at: null,
    })
    .execute();
  const posts = staff.posts.map((post) => ({
    county: countyOf(post.code),
    id: uuidv7(ctx.now.getTime()),
    code: post.code,
    account_id: id,
    role: post.role,
    org: post.org ?? null,
    valid_from: post.validFrom ?? civilDay(ctx.now),
    valid_to: post.validTo ?? null,
    ended_at: null,
    ended_reason: null,
  }));
  await ctx.db.insertInto('post').values(posts).execute();
  return id;
}
