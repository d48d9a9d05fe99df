// Second step: six digits from the authenticator app, or a recovery code. Ends in a session.
import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { verifyTotp } from '#kernel/crypto/totp.ts';
import { attemptKey, countFailure, forgetTries } from './attempts.ts';
import { dropChallenges, secretOf, tryChallenge } from './challenges.ts';
import type { accountApi } from './contract.ts';
import { describeStaff, type Me } from './me.ts';
import type { AccountOptions } from './options.ts';
import { isInForce, postsOf } from './posts.ts';
import { accountProblems } from './problems.ts';
import type { AccountRow } from './record.ts';
import { burnRecoveryCode, newRecoveryCodes, recoveryCodesLeft } from './recovery-codes.ts';
import { commitSoFar, refuse } from './remember.ts';
import { openSession } from './sessions.ts';
import type { ChallengeRow, SessionRow } from './tables.ts';
import { changeOwnAccount, ownAccount } from './windows.ts';

type SecondStep = z.input<typeof accountApi.secondStep.returns>;
type Proof = 'totp' | 'enrol' | 'recovery';

export async function secondStep(
  ctx: Ctx,
  options: AccountOptions,
  typed: { readonly challenge: string; readonly code: string; readonly purpose: SessionRow['purpose'] },
): Promise<SecondStep> {
  const challenge = await tryChallenge(ctx, typed.challenge, 'totp', 'enrol');
  if (!challenge?.account_id) throw accountProblems.challengeOver();
  await commitSoFar(ctx);
  const account = await ownAccount(ctx, challenge.account_id);
  if (!account || account.disabled_at !== null) throw accountProblems.challengeOver();
  const key = attemptKey(ctx, 'signIn', account.login);
  const proof = await proofOf(ctx, account, challenge, typed.code);
  if (!proof) {
    await countFailure(ctx, key);
    const refused = {
      action: 'account.secondStepRefused',
      subject: 'account',
      subjectId: account.id,
      code: account.code,
      purpose: 'signIn',
    };
    return refuse(ctx, refused, accountProblems.secondStepRefused());
  }
  await dropChallenges(ctx, account.id, ['totp', 'enrol']);
  await forgetTries(ctx, key);
  const me = await enter(ctx, options, account, proof, typed.purpose);
  return {
    me,
    recoveryCodes: proof === 'enrol' ? await newRecoveryCodes(ctx, account.id) : [],
    codesLeft: proof === 'recovery' ? await recoveryCodesLeft(ctx, account.id) : null,
  };
}

/** Whoever holds exactly one post acts under it; everybody else chooses first. */
export async function enter(
  ctx: Ctx,
  options: AccountOptions,
  account: AccountRow,
  by: Proof | 'oidc',
  purpose: SessionRow['purpose'] = 'work',
): Promise<Me> {
  const posts = (await postsOf(ctx, account)).filter((post) => isInForce(post, ctx.now));
  const [only, ...more] = posts;
  const post = more.length === 0 ? only : undefined;
  await openSession(ctx, {
    kind: 'staff',
    account: account.id,
    name: account.name,
    post,
    purpose,
    provenAt: ctx.now,
  });
  ctx.audit({
    action: 'account.signIn',
    subject: 'account',
    subjectId: account.id,
    code: post?.code ?? account.code,
    purpose: 'signIn',
    detail: { by, post: post?.id ?? null, purpose },
  });
  return describeStaff(ctx, options, account, { post: post?.id ?? null, purpose });
}

async function proofOf(
  ctx: Ctx,
  account: AccountRow,
  challenge: ChallengeRow,
  code: string,
): Promise<Proof | undefined> {
  if (challenge.kind === 'enrol')
    return (await enrol(ctx, account, secretOf(ctx, challenge), code)) ? 'enrol' : undefined;
  return isOwnCode(ctx, account, code);
}

/** Of the authenticator app, or one of the recovery codes; either is then used up. */
export async function isOwnCode(
  ctx: Ctx,
  account: AccountRow,
  code: string,
): Promise<'totp' | 'recovery' | undefined> {
  if (!/^\d{6}$/.test(code)) return (await burnRecoveryCode(ctx, account.id, code)) ? 'recovery' : undefined;
  if (account.totp_secret === null) return undefined;
  const secret = ctx.platform.keyring.open('totp', account.totp_secret, account.id).toString();
  const step = verifyTotp(secret, code, ctx.now, account.totp_last_step);
  return step !== null && (await burnStep(ctx, account.id, step)) ? 'totp' : undefined;
}

/** Guarded: of two requests with the same code, one finds the step already used. */
async function burnStep(ctx: Ctx, account: string, step: number): Promise<boolean> {
  const burning = ctx.db
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('id', '=', account)
    .where((e) => e.or([e('totp_last_step', 'is', null), e('totp_last_step', '<', step)]))
    .returning('id')
    .compile();
  return changeOwnAccount(ctx, account, burning);
}

async function enrol(ctx: Ctx, account: AccountRow, secret: string, code: string): Promise<boolean> {
  const step = verifyTotp(secret, code, ctx.now, null);
  if (step === null) return false;
  const enrolling = ctx.db
    .updateTable('account')
    .set({ totp_secret: ctx.platform.keyring.seal('totp', secret, account.id), totp_last_step: step })
    .where('id', '=', account.id)
    .where('totp_secret', 'is', null)
    .returning('id')
    .compile();
  return changeOwnAccount(ctx, account.id, enrolling);
}
