// Residents: a code to the phone, or no account at all. Nothing here tells whether a number has been here before.
import { randomInt } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';
import { sameBytes } from '#kernel/crypto.ts';
import { fill } from '#kernel/messages.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { attemptKey, networkOf, spend } from './attempts.ts';
import { codeMac, newChallenge, secretOf, takeChallenge, tryChallenge } from './challenges.ts';
import { aMe, type Me, takesPhones } from './me.ts';
import { zhCN } from './messages/zh-CN.ts';
import { queueMessage } from './messages-out.ts';
import type { AccountOptions } from './options.ts';
import { maskedPhone, normalisePhone } from './phone.ts';
import { accountProblems } from './problems.ts';
import { commitSoFar, refuse } from './remember.ts';
import { openSession } from './sessions.ts';
import { through } from './windows.ts';

const CODE_MINUTES = 5;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Messages cost money and annoy: per number one a minute and five an hour, per address twenty an hour. */
const A_PHONE_HOUR = 5;
const AN_ADDRESS_HOUR = 20;

export async function sendResidentCode(ctx: Ctx, options: AccountOptions, typed: { readonly phone: string }) {
  const { keyring, demo } = ctx.platform;
  if (!takesPhones(options, ctx)) throw accountProblems.phoneOff();
  const phone = normalisePhone(typed.phone, demo);
  if (!phone) throw accountProblems.phoneInvalid();
  const seconds = Math.max(
    await spend(ctx, attemptKey(ctx, 'phone', phone), 1, MINUTE_MS),
    await spend(ctx, attemptKey(ctx, 'phoneHour', phone), A_PHONE_HOUR, HOUR_MS),
    await spend(ctx, attemptKey(ctx, 'addressHour', networkOf(ctx.address)), AN_ADDRESS_HOUR, HOUR_MS),
  );
  if (seconds > 0) throw accountProblems.codeTooSoon({ seconds });
  const phoneIndex = keyring.blindIndex('resident.phone', phone);
  // A new code ends those before it.
  await ctx.db
    .deleteFrom('sign_in_challenge')
    .where('kind', '=', 'phone')
    .where('phone_index', '=', phoneIndex)
    .execute();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const challenge = await newChallenge(ctx, {
    kind: 'phone',
    minutes: CODE_MINUTES,
    phoneIndex,
    secret: phone,
    code,
  });
  const text = fill(zhCN.sms.code, { code, minutes: CODE_MINUTES });
  const validUntil = new Date(ctx.now.getTime() + CODE_MINUTES * MINUTE_MS);
  await queueMessage(ctx, await options.places.root(ctx), { to: phone, text, validUntil });
  return { challenge, seconds: CODE_MINUTES * 60 };
}

export async function residentSignIn(
  ctx: Ctx,
  options: AccountOptions,
  typed: { readonly challenge: string; readonly code: string },
): Promise<Me> {
  const challenge = await tryChallenge(ctx, typed.challenge, 'phone');
  if (!challenge?.phone_index) throw accountProblems.challengeOver();
  await commitSoFar(ctx);
  const code = await options.places.root(ctx);
  const right = sameBytes(challenge.code_mac ?? '', codeMac(ctx, challenge.token_hash, typed.code));
  if (!right) {
    const refused = {
      action: 'account.residentCodeRefused',
      subject: 'resident',
      subjectId: challenge.phone_index,
      code,
      purpose: 'signIn',
    };
    return refuse(ctx, refused, accountProblems.codeRefused());
  }
  if (!(await takeChallenge(ctx, challenge.token_hash, 'phone'))) throw accountProblems.challengeOver();
  const phone = secretOf(ctx, challenge);
  const account = await residentOf(ctx, challenge.phone_index, phone);
  const name = maskedPhone(phone);
  await openSession(ctx, { kind: 'resident', account, name });
  ctx.audit({
    action: 'account.residentSignIn',
    subject: 'resident',
    subjectId: account,
    code,
    purpose: 'signIn',
  });
  return aMe(ctx, options, 'resident', name);
}

/** The same number is the same resident. Two first sign-ins at once end in one row. */
async function residentOf(ctx: Ctx, phoneIndex: string, phone: string): Promise<string> {
  const id = uuidv7(ctx.now.getTime());
  const sealed = ctx.platform.keyring.seal('resident-phone', phone, id);
  const adding = ctx.db
    .insertInto('resident')
    .values({ id, phone_index: phoneIndex, phone: sealed, created_at: ctx.now })
    .onConflict((conflict) => conflict.column('phone_index').doNothing())
    .returning('id')
    .compile();
  const [added] = await through(ctx, 'app.phone', phoneIndex, adding);
  if (added) return added.id;
  const known = ctx.db.selectFrom('resident').select('id').where('phone_index', '=', phoneIndex).compile();
  const [row] = await through(ctx, 'app.phone', phoneIndex, known);
  if (!row) throw new Error('a resident was neither added nor found');
  return row.id;
}
