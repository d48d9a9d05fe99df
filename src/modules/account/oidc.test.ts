import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownPath } from './oidc.ts';
import { type Browser, CITY, COMMUNITY, PASSWORD, startTestCity, type TestCity } from './test-database.ts';

const REDIRECT = 'http://localhost/api/oidc/callback';
const CLIENT = 'liren';
const CLIENT_SECRET = 'a secret shared with the provider';

let city: TestCity;
let provider: { url: string; server: Server };
beforeAll(async () => {
  provider = await startProvider();
  city = await startTestCity({
    oidc: { issuer: provider.url, clientId: CLIENT, clientSecret: CLIENT_SECRET, redirectUri: REDIRECT },
  });
  await city.hire(
    ...['centre', 'clerk', 'pinned', 'gone'].map((login) => ({
      login,
      posts: [{ role: 'cityOffice' as const, code: CITY }],
    })),
    { login: 'fresh', posts: [{ role: 'communityWorker', code: COMMUNITY }] },
  );
  await city.asSystem(async (ctx) => {
    await ctx.db.updateTable('account').set({ totp_secret: null }).where('login', '=', 'fresh').execute();
    await ctx.db.updateTable('account').set({ disabled_at: ctx.now }).where('login', '=', 'gone').execute();
  });
});
afterAll(async () => {
  await city.stop();
  provider.server.closeAllConnections();
  provider.server.close();
});

/** A real provider on loopback. It asks no password: whoever it should be is named in a header of the visit. */
async function startProvider() {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const oidc = new Provider(url, {
    clients: [{ client_id: CLIENT, client_secret: CLIENT_SECRET, redirect_uris: [REDIRECT] }],
    cookies: { keys: ['of the test'] },
    claims: { openid: ['sub', 'amr'], profile: ['preferred_username'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/choose/${interaction.uid}` },
    findAccount: async (_, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, preferred_username: sub.replace(/^sub-/, '').replace(/-renamed$/, '') }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: CLIENT,
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  oidc.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/choose/')) return next();
    const accountId = ctx.get('x-person');
    const amr = ctx.get('x-factors') === 'two' ? ['pwd', 'mfa'] : ['pwd'];
    await oidc.interactionFinished(ctx.req, ctx.res, { login: { accountId, amr } });
    ctx.respond = false;
  });
  server.on('request', oidc.callback());
  return { url, server };
}

/** What the provider's pages do with the browser, up to the address it is sent back to. */
async function visitProvider(start: string, person: string, factors: 'one' | 'two'): Promise<URL> {
  const jar = new Map<string, string>();
  let at = start;
  for (let hop = 0; hop < 8; hop++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie, 'x-person': person, 'x-factors': factors },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`provider: ${answer.status} ${await answer.text()}`);
    at = new URL(location, at).href;
    if (at.startsWith(REDIRECT)) return new URL(at);
  }
  throw new Error('the provider goes in circles');
}

async function start(browser: Browser, to = '/desk/inbox'): Promise<URL> {
  const answer = await browser.send('GET', `/api/oidc/start?to=${encodeURIComponent(to)}`);
  expect(answer.statusCode).toBe(303);
  return new URL(String(answer.headers.location));
}

async function comeBack(browser: Browser, back: URL): Promise<string> {
  const answer = await browser.send('GET', `${back.pathname}${back.search}`);
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

const REFUSED = '/desk/sign-in?problem=account.oidcRefused';
const UNKNOWN = '/desk/sign-in?problem=account.oidcUnknown';

describe('a member of staff known to the provider', () => {
  it('with both factors there is in; the token was made afresh after the visit', async () => {
    const browser = city.browser();
    const url = await start(browser);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      client_id: CLIENT,
    });
    const pending = browser.cookie();
    const target = await comeBack(browser, await visitProvider(url.href, 'sub-centre', 'two'));
    expect(target).toBe('/desk/inbox');
    expect(browser.cookie()).not.toBe(pending);
    expect(await browser.me()).toMatchObject({ kind: 'staff', post: { role: 'cityOffice' } });
    const old = city.browser();
    old.jar.set('liren-session', pending ?? '');
    expect((await old.me()).kind).toBe('anonymous');
  });

  it('with one factor there still needs the code here; who has none is sent to set it up', async () => {
    const browser = city.browser();
    const target = await comeBack(
      browser,
      await visitProvider((await start(browser)).href, 'sub-clerk', 'one'),
    );
    expect(target).toMatch(/^\/desk\/sign-in#challenge=[\w-]{43}&to=%2Fdesk%2Finbox$/);
    expect((await browser.me()).kind).toBe('anonymous');
    const challenge = new URLSearchParams(target.split('#')[1]).get('challenge') ?? '';
    await browser.secondStep({ body: { challenge, code: city.code() } });
    expect((await browser.me()).kind).toBe('staff');

    const fresh = city.browser();
    expect(await comeBack(fresh, await visitProvider((await start(fresh)).href, 'sub-fresh', 'one'))).toBe(
      '/desk/sign-in?problem=account.enrolFirst',
    );
  });

  it('who set out from the phone comes back to the phone, also when refused', async () => {
    const officer = city.browser();
    const from = '/field/cell';
    expect(
      await comeBack(officer, await visitProvider((await start(officer, from)).href, 'sub-centre', 'two')),
    ).toBe(from);
    const stranger = city.browser();
    expect(
      await comeBack(
        stranger,
        await visitProvider((await start(stranger, from)).href, 'sub-stranger', 'two'),
      ),
    ).toBe('/field/sign-in?problem=account.oidcUnknown');
    const halfway = city.browser();
    expect(
      await comeBack(halfway, await visitProvider((await start(halfway, from)).href, 'sub-clerk', 'one')),
    ).toMatch(/^\/field\/sign-in#challenge=[\w-]{43}&to=%2Ffield%2Fcell$/);
  });

  it('is known by the subject from then on: a name handed on opens nothing', async () => {
    const first = city.browser();
    await comeBack(first, await visitProvider((await start(first)).href, 'sub-pinned', 'two'));
    expect((await first.me()).kind).toBe('staff');
    const successor = city.browser();
    expect(
      await comeBack(
        successor,
        await visitProvider((await start(successor)).href, 'sub-pinned-renamed', 'two'),
      ),
    ).toBe(UNKNOWN);
    expect((await successor.me()).kind).toBe('anonymous');
  });
});

describe('the way back is refused', () => {
  it.each([
    ['with another state', (back: URL) => back.searchParams.set('state', 'of-somebody-else')],
    ['without a state', (back: URL) => back.searchParams.delete('state')],
    ['with another code', (back: URL) => back.searchParams.set('code', 'guessed')],
    ['from another issuer', (back: URL) => back.searchParams.set('iss', 'https://elsewhere.example')],
    ['with an error', (back: URL) => back.searchParams.set('error', 'access_denied')],
  ])('%s', async (_, spoil) => {
    const browser = city.browser();
    const back = await visitProvider((await start(browser)).href, 'sub-centre', 'two');
    const good = new URL(back);
    spoil(back);
    expect(await comeBack(browser, back)).toBe(REFUSED);
    // And the visit is used up: the right answer no longer opens either.
    expect(await comeBack(browser, good)).toBe(REFUSED);
    expect((await browser.me()).kind).toBe('anonymous');
  });

  it.each([
    ['with the nonce of another visit', 'nonce'],
    ['with the PKCE challenge of another visit', 'code_challenge'],
  ])('%s', async (_, field) => {
    const browser = city.browser();
    const url = await start(browser);
    url.searchParams.set(field, (await start(city.browser())).searchParams.get(field) ?? '');
    expect(await comeBack(browser, await visitProvider(url.href, 'sub-centre', 'two'))).toBe(REFUSED);
  });

  it('in a browser that did not start it, and a second time', async () => {
    const [victim, thief] = [city.browser(), city.browser()];
    const back = await visitProvider((await start(thief)).href, 'sub-centre', 'two');
    await start(victim);
    expect(await comeBack(victim, back)).toBe(REFUSED);
    expect(await comeBack(city.browser(), back)).toBe(REFUSED);
    expect(await comeBack(thief, back)).toBe('/desk/inbox');
    expect(await comeBack(thief, back)).toBe(REFUSED);
    // The second time does not end the session that the first has opened.
    expect((await thief.me()).kind).toBe('staff');
  });

  it('for somebody who has no account here, or a disabled one', async () => {
    for (const person of ['sub-stranger', 'sub-gone']) {
      const browser = city.browser();
      expect(await comeBack(browser, await visitProvider((await start(browser)).href, person, 'two'))).toBe(
        UNKNOWN,
      );
      expect((await browser.me()).kind).toBe('anonymous');
    }
  });
});

describe('without a provider', () => {
  it('the doors are closed, and the password still opens', async () => {
    const { oidcSignIn } = await import('./oidc.ts');
    const closed = oidcSignIn({
      places: { root: async () => CITY, names: async () => new Map(), refuseEnded: async () => {} },
    });
    await city.asNobody(async (ctx) => {
      await expect(closed.start(ctx, { to: '/' })).rejects.toMatchObject({
        code: 'account.oidcOff',
        status: 404,
      });
      await expect(closed.back(ctx, {})).rejects.toMatchObject({ code: 'account.oidcOff', status: 404 });
    });
    await expect(
      city.browser().signIn({ body: { login: 'centre', password: PASSWORD } }),
    ).resolves.toMatchObject({ next: 'totp' });
  });
});

describe('after sign-in one lands', () => {
  it.each([
    ['/desk/cases/1?tab=2#top', '/desk/cases/1?tab=2#top'],
    ['https://evil.example/', '/desk/'],
    ['//evil.example/', '/desk/'],
    ['/\\evil.example/', '/desk/'],
    ['/\t/evil.example/', '/desk/'],
    ['javascript:alert(1)', '/desk/'],
    ['', '/desk/'],
  ])('from %j at %s', (to, path) => {
    expect(ownPath(to)).toBe(path);
  });
});
