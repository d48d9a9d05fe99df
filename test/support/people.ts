// People of the test city, each acting through the public contract: staff sign in with both factors, a reporter has a
// number and a secret, a passer-by has nothing.
import { demoCredentials } from '#app/demo.ts';
import { caseworkApi } from '#engines/casework/contract.ts';
import { regionApi } from '#engines/region/contract.ts';
import { scheduleApi } from '#engines/schedule/contract.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Platform } from '#kernel/context.ts';
import { type Api, type Client, createClient } from '#kernel/contract.ts';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import type { HttpServer } from '#kernel/http/server.ts';
import { PLAIN_COOKIE } from '#kernel/http/session-cookie.ts';
import { Problem } from '#kernel/problem.ts';
import { accountApi } from '#modules/account/contract.ts';
import { gridApi } from '#modules/grid/contract.ts';
import { voiceApi } from '#modules/voice/contract.ts';

export interface Person {
  readonly region: Client<typeof regionApi>;
  readonly schedule: Client<typeof scheduleApi>;
  readonly casework: Client<typeof caseworkApi>;
  readonly account: Client<typeof accountApi>;
  readonly voice: Client<typeof voiceApi>;
  readonly grid: Client<typeof gridApi>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface People {
  /** Somebody without an account. */
  readonly passerBy: Person;
  /** The one who holds number and secret of a voice. */
  reporter(number: string, secret: string): Person;
  /** A member of staff by demo login; signs in once. */
  staff(login: string): Promise<Person>;
  /** Whoever carries these headers. */
  withHeaders(headers: Readonly<Record<string, string>>): Person;
}

export function injectFetch(http: HttpServer): typeof fetch {
  return async (input, init) => {
    const body = init?.body;
    const response = await http.app.inject({
      method: (init?.method ?? 'GET') as 'GET',
      url: String(input),
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(body === undefined || body === null
        ? {}
        : { payload: typeof body === 'string' ? body : Buffer.from(await new Response(body).arrayBuffer()) }),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(response.headers)) {
      for (const one of Array.isArray(value) ? value : [value]) headers.append(name, String(one));
    }
    const empty = response.statusCode === 204 || response.statusCode === 304;
    return new Response(empty ? null : new Uint8Array(response.rawPayload), {
      status: response.statusCode,
      headers,
    });
  };
}

export function personWith(
  fetchLike: typeof fetch,
  headers: Readonly<Record<string, string>>,
  baseUrl = '',
): Person {
  const client = <A extends Api>(api: A): Client<A> =>
    createClient(api, {
      baseUrl,
      fetch: (input, init) =>
        fetchLike(input, {
          ...init,
          headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers },
        }),
      fail: ({ code, status, slots }) => new Problem(code, status, slots),
    });
  return {
    region: client(regionApi),
    schedule: client(scheduleApi),
    casework: client(caseworkApi),
    account: client(accountApi),
    voice: client(voiceApi),
    grid: client(gridApi),
    headers,
  };
}

export function peopleOf(http: HttpServer, clock: Clock, platform: Platform): People {
  const fetchLike = injectFetch(http);
  const signedIn = new Map<string, Promise<Person>>();
  const withHeaders = (headers: Readonly<Record<string, string>>) => personWith(fetchLike, headers);
  return {
    passerBy: withHeaders({}),
    withHeaders,
    reporter: (number, secret) => withHeaders({ 'liren-reporter': `${number}:${secret}` }),
    staff: (login) => {
      const known = signedIn.get(login) ?? signIn(http, clock, platform, login).then(withHeaders);
      signedIn.set(login, known);
      return known;
    },
  };
}

/** Both factors, as a person would; returns the cookie header. */
async function signIn(http: HttpServer, clock: Clock, platform: Platform, login: string) {
  const known = demoCredentials(platform, login);
  const first = await http.app.inject({
    method: 'POST',
    url: '/api/session/password',
    payload: { login, password: known.password },
  });
  const { challenge } = first.json();
  if (first.statusCode !== 200) throw new Error(`sign-in of ${login}: ${first.body}`);
  const code = totpCode(known.secret, totpStep(clock.now()));
  const second = await http.app.inject({
    method: 'POST',
    url: '/api/session/totp',
    payload: { challenge, code },
  });
  const cookie = second.cookies.find(({ name }) => name === PLAIN_COOKIE);
  if (!cookie) throw new Error(`second step of ${login}: ${second.body}`);
  return { cookie: `${PLAIN_COOKIE}=${cookie.value}` };
}
