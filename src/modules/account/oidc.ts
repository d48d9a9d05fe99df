// Sign-in through the government's own identity provider (OpenID Connect, code flow with PKCE, state and nonce).
import * as oidc from 'openid-client';
import { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { turns } from '#kernel/turns.ts';
import { sessionOf } from './authenticate.ts';
import { newChallenge, secretOf, takeChallenge } from './challenges.ts';
import type { AccountOptions, OidcOptions } from './options.ts';
import { type AccountProblem, accountProblems } from './problems.ts';
import type { AccountRow } from './record.ts';
import { enter } from './second-step.ts';
import { challengeFor, loginOf } from './sign-in.ts';
import { accountByLogin, accountOfSubject, changeOwnAccount } from './windows.ts';

const VISIT_MINUTES = 10;
const PROVIDER_TIMEOUT_S = 4;
// Each waiting request holds a database connection: a provider that hangs must not take them all.
const inTurn = turns(4, 4);

const visit = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });
const claims = z.object({
  sub: z.string(),
  preferred_username: z.string().optional(),
  acr: z.string().optional(),
  amr: z.array(z.string()).optional(),
});
type Claims = z.output<typeof claims>;

export interface OidcSignIn {
  start(ctx: Ctx, query: { readonly to: string }): Promise<void>;
  back(ctx: Ctx, query: Readonly<Record<string, string | undefined>>): Promise<void>;
}

export function oidcSignIn(options: AccountOptions): OidcSignIn {
  const settings = options.oidc;
  if (!settings) {
    const off = () => Promise.reject(accountProblems.oidcOff());
    return { start: off, back: off };
  }
  let found: Promise<oidc.Configuration> | undefined;
  const provider = () => {
    found ??= discover(settings).catch(() => {
      found = undefined;
      throw kernelProblems.unavailable({ seconds: 5 });
    });
    return found;
  };
  return {
    start: (ctx, { to }) => inTurn(async () => start(ctx, settings, await provider(), to)),
    back: (ctx, query) => inTurn(async () => back(ctx, options, settings, await provider(), query)),
  };
}

/** By the method a client has unless it registered another (OIDC Core 1.0 §9). Plain http only to this machine, for drills. */
function discover({ issuer, clientId, clientSecret }: OidcOptions): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  const local = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  const proof = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
  return oidc.discovery(url, clientId, undefined, proof, {
    timeout: PROVIDER_TIMEOUT_S,
    execute: local ? [oidc.allowInsecureRequests] : [],
  });
}

/** The visit is tied to this browser by a cookie: an answer fetched by somebody else is of no use in it. */
async function start(
  ctx: Ctx,
  settings: OidcOptions,
  provider: oidc.Configuration,
  to: string,
): Promise<void> {
  const home = ownPath(to);
  if (ctx.actor.account !== null) {
    ctx.wishes.redirect = home;
    return;
  }
  const made = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    to: home,
  };
  ctx.wishes.session = await newChallenge(ctx, {
    kind: 'oidc',
    minutes: VISIT_MINUTES,
    secret: JSON.stringify(made),
  });
  ctx.wishes.redirect = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: settings.redirectUri,
    scope: 'openid profile',
    state: made.state,
    nonce: made.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(made.verifier),
    code_challenge_method: 'S256',
  }).href;
}

/** A person stands before the browser here: refusals lead back to the sign-in page instead of showing a problem. */
async function back(
  ctx: Ctx,
  options: AccountOptions,
  settings: OidcOptions,
  provider: oidc.Configuration,
  query: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const hash = sessionOf(ctx.actor);
  const row = hash && (await takeChallenge(ctx, hash, 'oidc'));
  if (!row) return refused(ctx, options, DESK, 'oidcRefused');
  const begun = visit.parse(JSON.parse(secretOf(ctx, row)));
  const url = new URL(settings.redirectUri);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, value);
  const who = await exchange(provider, url, begun);
  if (!who) return refused(ctx, options, faceOf(begun.to), 'oidcRefused');
  const account = await accountOf(ctx, who);
  if (!account) return refused(ctx, options, faceOf(begun.to), 'oidcUnknown');
  if (hasTwoFactors(who, settings)) {
    await enter(ctx, options, account, 'oidc');
    ctx.wishes.redirect = begun.to;
  } else if (account.totp_secret === null)
    await refused(ctx, options, faceOf(begun.to), 'enrolFirst', account);
  else {
    const { challenge } = await challengeFor(ctx, account);
    ctx.wishes.session = null;
    // Behind the number sign, so that no log and no referrer ever holds it.
    ctx.wishes.redirect = `${faceOf(begun.to)}sign-in#${new URLSearchParams({ challenge, to: begun.to })}`;
  }
}

/** Undefined for every answer that is not exactly the one we asked for: state, nonce, PKCE, issuer, signature, age. */
async function exchange(
  provider: oidc.Configuration,
  url: URL,
  begun: z.output<typeof visit>,
): Promise<Claims | undefined> {
  try {
    const tokens = await oidc.authorizationCodeGrant(provider, url, {
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      pkceCodeVerifier: begun.verifier,
      idTokenExpected: true,
    });
    const told = claims.safeParse(tokens.claims()).data;
    if (!told || told.preferred_username !== undefined || !provider.serverMetadata().userinfo_endpoint)
      return told;
    // Strict providers put the name here and not into the token.
    const { preferred_username } = await oidc.fetchUserInfo(provider, tokens.access_token, told.sub);
    return preferred_username === undefined ? told : { ...told, preferred_username };
  } catch {
    return undefined;
  }
}

/** At the first visit by name, from then on by the subject alone: names may be given to somebody else one day. */
async function accountOf(ctx: Ctx, who: Claims): Promise<AccountRow | undefined> {
  const known = await accountOfSubject(ctx, who.sub);
  if (known) return known.disabled_at === null ? known : undefined;
  if (who.preferred_username === undefined) return undefined;
  const named = await accountByLogin(ctx, loginOf(who.preferred_username));
  if (!named) return undefined;
  const binding = ctx.db
    .updateTable('account')
    .set({ oidc_subject: who.sub })
    .where('id', '=', named.id)
    .where('oidc_subject', 'is', null)
    .where('disabled_at', 'is', null)
    .returning('id')
    .compile();
  return (await changeOwnAccount(ctx, named.id, binding)) ? named : undefined;
}

function hasTwoFactors({ amr, acr }: Claims, { mfaAcr = [] }: OidcOptions): boolean {
  return amr?.includes('mfa') === true || (acr !== undefined && mfaAcr.includes(acr));
}

async function refused(
  ctx: Ctx,
  { places }: AccountOptions,
  face: string,
  problem: AccountProblem,
  account?: AccountRow,
): Promise<void> {
  ctx.audit({
    action: 'account.signInRefused',
    subject: account ? 'account' : 'login',
    subjectId: account?.id ?? 'oidc',
    code: account?.code ?? (await places.root(ctx)),
    purpose: 'signIn',
    detail: { by: 'oidc', problem },
  });
  // Somebody already signed in is not signed out by a link that led here.
  if (ctx.actor.account === null) ctx.wishes.session = null;
  ctx.wishes.redirect = `${face}sign-in?problem=account.${problem}`;
}

const DESK = '/desk/';
/** Whoever came from the phone goes back to the phone. */
function faceOf(to: string): string {
  return to.startsWith('/field/') ? '/field/' : DESK;
}

/** Only within this site: a sign-in must not end on somebody else's page. */
export function ownPath(to: string): string {
  if (!to.startsWith('/') || !URL.canParse(to, 'http://own')) return DESK;
  const url = new URL(to, 'http://own');
  return url.host === 'own' ? `${url.pathname}${url.search}${url.hash}` : DESK;
}
