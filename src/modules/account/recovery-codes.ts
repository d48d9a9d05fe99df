// Ten codes on paper for the day the phone is lost. Each opens the door once.
import { randomInt } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';

const RECOVERY_CODES = 10;
/** Without the letters and digits that are mistaken for one another on paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Shown once; only keyed hashes stay. */
export async function newRecoveryCodes(ctx: Ctx, account: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: 12 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join(''),
  );
  await ctx.db.deleteFrom('recovery_code').where('account_id', '=', account).execute();
  await ctx.db
    .insertInto('recovery_code')
    .values(
      codes.map((code) => ({
        account_id: account,
        code_mac: recoveryMac(ctx, account, code),
        used_at: null,
      })),
    )
    .execute();
  return codes.map((code) => code.replace(/(.{4})(?!$)/g, '$1-'));
}

export async function burnRecoveryCode(ctx: Ctx, account: string, typed: string): Promise<boolean> {
  const code = typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  const { numUpdatedRows } = await ctx.db
    .updateTable('recovery_code')
    .set({ used_at: ctx.now })
    .where('account_id', '=', account)
    .where('code_mac', '=', recoveryMac(ctx, account, code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many of them still open the door. */
export async function recoveryCodesLeft(ctx: Ctx, account: string): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('recovery_code')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

function recoveryMac(ctx: Ctx, account: string, code: string): string {
  return ctx.platform.keyring.mac('recovery-code', `${account}\n${code}`).toString('hex');
}
