// Signing in as a person does: staff with both factors, a resident with a code sent to the phone.
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { PLAIN_COOKIE } from '#kernel/http/session-cookie.ts';
import type { TestCity } from '../support/city.ts';

type Headers = Readonly<Record<string, string>>;

async function post(city: TestCity, url: string, payload: Readonly<Record<string, string>>) {
  const answer = await city.http.app.inject({ method: 'POST', url, payload });
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
  return answer;
}

function sessionOf(answer: Awaited<ReturnType<typeof post>>): Headers {
  const cookie = answer.cookies.find(({ name }) => name === PLAIN_COOKIE);
  if (!cookie) throw new Error(`no session: ${answer.body}`);
  return { cookie: `${PLAIN_COOKIE}=${cookie.value}` };
}

export async function signInWithPassword(
  city: TestCity,
  login: string,
  password: string,
  secret: string,
  purpose = 'work',
): Promise<Headers> {
  const { challenge } = (await post(city, '/api/session/password', { login, password })).json<{
    challenge: string;
  }>();
  const code = totpCode(secret, totpStep(city.clock.now()));
  return sessionOf(await post(city, '/api/session/totp', { challenge, code, purpose }));
}

export async function signInWithCode(city: TestCity, phone: string): Promise<Headers> {
  const { challenge } = (await post(city, '/api/resident/code', { phone })).json<{ challenge: string }>();
  const outbox = await city.http.app.inject({ method: 'GET', url: '/api/demo/outbox' });
  const { messages } = outbox.json<{ messages: { to: string; text: string }[] }>();
  const code = /\d{6}/.exec(messages.find(({ to }) => to === phone)?.text ?? '')?.[0] ?? '';
  return sessionOf(await post(city, '/api/resident/session', { challenge, code }));
}
