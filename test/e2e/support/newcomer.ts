// Somebody who is new: an account, posts and a one-time link; and the steps of such a person by the contract.
import type { Answer } from '#kernel/contract.ts';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import type { accountApi } from '#modules/account/contract.ts';
import type { Role } from '#modules/account/roles.ts';
import { type Person, personWith } from '../../support/people.ts';

export const NEW_PASSWORD = 'Chongwen-路灯-2026';

export interface Newcomer {
  readonly login: string;
  /** `/desk/redeem#…` */
  readonly link: string;
}
export interface Post {
  readonly role: Role;
  readonly code: number;
}

/** By a security administrator who never learns a password. */
export async function invited(security: Person, posts: readonly Post[] = [], login = ''): Promise<Newcomer> {
  const id = uuidv7();
  const name = { login: login || `new-${id.slice(-8)}`, name: '示例社工丁' };
  const { account, link } = await security.account.create({ body: { id, ...name } });
  for (const post of posts) {
    const body = { id: uuidv7(), ...post, org: null, validFrom: '2026-01-01', validTo: null };
    await security.account.grantPost({ params: { id }, body });
  }
  return { login: account.login, link: link.slice(link.indexOf('/desk/')) };
}

/** Chooses a password and binds the second factor: its secret, and the session that opens with it. */
export async function enrolled(
  url: string,
  { link }: Newcomer,
): Promise<{ readonly secret: string; readonly session: string }> {
  const door = doorOf(url);
  const token = link.slice(link.indexOf('#') + 1);
  const challenge = await door.person.account.redeem({ body: { token, password: NEW_PASSWORD } });
  const secret = challenge.secret ?? '';
  return { secret, session: await answered(door, challenge, secret) };
}

/** With password and second factor. */
export async function signedIn(
  url: string,
  { login, password, totpSecret }: { login: string; password: string; totpSecret: string },
): Promise<string> {
  const door = doorOf(url);
  return await answered(door, await door.person.account.signIn({ body: { login, password } }), totpSecret);
}

/** With a code to the phone, read from the outbox of the demo. */
export async function residentWith(url: string, phone: string): Promise<string> {
  const { person, cookie } = doorOf(url);
  const { challenge } = await person.account.residentCode({ body: { phone } });
  const { messages } = await person.account.demoOutbox();
  const code = messages.find(({ to }) => to === phone)?.text.match(/\d{6}/)?.[0];
  if (code === undefined) throw new Error(`no code has been sent to ${phone}`);
  await person.account.residentSignIn({ body: { challenge, code } });
  return cookie();
}

type Challenge = Answer<typeof accountApi.signIn>;

async function answered({ person, cookie }: Door, { challenge }: Challenge, secret: string): Promise<string> {
  await person.account.secondStep({ body: { challenge, code: totpCode(secret, totpStep(new Date())) } });
  return cookie();
}

interface Door {
  readonly person: Person;
  /** `name=value`, once somebody has come in. */
  readonly cookie: () => string;
}

function doorOf(url: string): Door {
  let given: string | undefined;
  const noting: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    given = answer.headers.getSetCookie()[0]?.split(';')[0] ?? given;
    return answer;
  };
  const cookie = () => {
    if (given === undefined) throw new Error('nobody has come in');
    return given;
  };
  return { person: personWith(noting, {}, url), cookie };
}
