// An empty database with this module, and nothing else, served over it: its own tests need no city.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { settableClock } from '#kernel/clock.ts';
import { type Ctx, nobody, type Platform } from '#kernel/context.ts';
import { type Client, createClient, endpoint } from '#kernel/contract.ts';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { openKeyring } from '#kernel/crypto.ts';
import { openDatabase } from '#kernel/database/database.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { ensureAppRole } from '#kernel/database/roles.ts';
import { implement } from '#kernel/http/mount.ts';
import { createHttp } from '#kernel/http/server.ts';
import { PLAIN_COOKIE } from '#kernel/http/session-cookie.ts';
import { createLog } from '#kernel/log.ts';
import { defineModule } from '#kernel/module.ts';
import { definePolicy, rulesFor } from '#kernel/policy.ts';
import { Problem } from '#kernel/problem.ts';
import { act, actAsSystem } from '#kernel/request.ts';
import { accountApi } from './contract.ts';
import { accountModule } from './module.ts';
import type { AccountOptions } from './options.ts';
import { createDemoStaff, type DemoStaff } from './seed-demo.ts';

export const CITY = 610_800_000_000_000;
export const YUYANG = 610_802_000_000_000;
export const HENGSHAN = 610_803_000_000_000;
export const STREET = 610_802_001_000_000;
export const COMMUNITY = 610_802_001_001_000;
export const CELL = 610_802_001_001_001;
export const PASSWORD = 'Jujube-tree-1954';
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

const PROOF_MS = 9 * 60_000;
const METHODS = ['GET', 'POST', 'DELETE'] as const;

export type TestCity = Awaited<ReturnType<typeof startTestCity>>;
export type Browser = ReturnType<TestCity['browser']>;

export interface CityWish extends Partial<AccountOptions> {
  readonly demo?: boolean;
  readonly publicUrl?: string;
  readonly now?: Date;
}

/** A listening module of one endpoint, so that a stream can be opened and revoked. */
const rules = rulesFor<object>();
const probePolicy = definePolicy<object>('probe')({ read: rules.signedIn });
const probe = defineModule({
  name: 'probe',
  routes: implement({ live: endpoint('GET /api/probe/live', { allow: 'read', form: 'sse' }) }, probePolicy, {
    live: async () => () => null,
  }),
});

export async function startTestCity({
  demo = true,
  publicUrl = 'http://localhost',
  now,
  ...options
}: CityWish = {}) {
  const server = await startDatabase();
  const appUrl = await ensureAppRole(server.ownerUrl, 'secret of the test');
  await migrate(server.ownerUrl, [
    { name: 'kernel', migrations: new URL('../../kernel/migrations/', import.meta.url) },
    { name: 'account', migrations: new URL('./migrations/', import.meta.url) },
  ]);
  const database = openDatabase({ url: appUrl, max: 8 });
  const clock = settableClock(now ?? new Date('2026-03-02T02:00:00Z'));
  const keyring = await openKeyring(mkdtempSync(join(server.home, 'keys-')));
  const platform: Platform = { database, clock, keyring, demo, publicUrl };
  const places = {
    root: async () => CITY,
    names: async (_: Ctx, codes: readonly number[]) => new Map(codes.map((code) => [code, `地${code}`])),
    refuseEnded: async () => {},
  };
  const manifest = accountModule({ places, ...options });
  const { app, live } = await createHttp({
    platform,
    manifests: [manifest, probe],
    log: createLog('error'),
    perMinute: 0,
  });

  /** One browser: keeps its cookie, speaks the typed client. */
  function browser(address = '127.0.0.1') {
    const jar = new Map<string, string>();
    let last: Awaited<ReturnType<typeof app.inject>> | undefined;
    const send = async (
      method: string,
      url: string,
      headers: Record<string, string> = {},
      payload?: string,
    ) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      last = await app.inject({
        method: METHODS.find((known) => known === method) ?? 'GET',
        url,
        remoteAddress: address,
        headers: { ...headers, ...(cookie ? { cookie } : {}) },
        ...(payload === undefined ? {} : { payload }),
      });
      for (const { name, value } of last.cookies) {
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      return last;
    };
    const client: Client<typeof accountApi> = createClient(accountApi, {
      fetch: async (input, init) => {
        const headers = Object.fromEntries(new Headers(init?.headers));
        const body = typeof init?.body === 'string' ? init.body : undefined;
        const answer = await send(init?.method ?? 'GET', String(input), headers, body);
        return new Response(answer.statusCode === 204 ? null : answer.body, { status: answer.statusCode });
      },
      fail: ({ code, status, slots }) => new Problem(code, status, slots),
    });
    return Object.assign(client, {
      jar,
      send,
      last: () => last,
      cookie: () => jar.get(PLAIN_COOKIE),
      /** Password, then the code of the next half minute: a code works once. */
      async enter(login: string, password = PASSWORD) {
        const { challenge } = await client.signIn({ body: { login, password } });
        clock.advance(30_000);
        return client.secondStep({ body: { challenge, code: totpCode(SECRET, totpStep(clock.now())) } });
      },
    });
  }

  let listening: Promise<string> | undefined;
  const people = new Map<string, ReturnType<typeof browser>>();
  const entered = new Map<string, number>();

  return {
    /** Somebody at work: signed in, again if the session has ended or the second factor was shown too long ago. */
    async as(login: string) {
      const who = people.get(login) ?? browser();
      people.set(login, who);
      const age = clock.now().getTime() - (entered.get(login) ?? 0);
      if ((await who.me()).kind !== 'staff' || age > PROOF_MS) {
        await who.enter(login);
        entered.set(login, clock.now().getTime());
      }
      return who;
    },
    platform,
    clock,
    app,
    live,
    manifest,
    browser,
    owner: server.ownerUrl,
    code: (late = 0) => totpCode(SECRET, totpStep(clock.now()) + late),
    asSystem: <T>(work: (ctx: Ctx) => Promise<T>) => actAsSystem(platform, work),
    asNobody: <T>(work: (ctx: Ctx) => Promise<T>) => act(platform, { actor: nobody }, work),
    /** An open stream of this browser; resolves when it has been told that it is over. */
    async listen(who: { cookie(): string | undefined }) {
      listening ??= app.listen({ port: 0, host: '127.0.0.1' });
      const base = await listening;
      const headers = { cookie: `${PLAIN_COOKIE}=${who.cookie()}` };
      const stream = await fetch(`${base}/api/probe/live`, { headers });
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      const next = async () => (await reader?.read())?.value ?? 'event: closed';
      if (!(await next()).includes('event: ready')) throw new Error('no stream');
      return async () => {
        for (;;) {
          const heard = await next();
          if (heard.includes('event: revoked')) return;
          if (heard.includes('event: closed')) throw new Error('closed without a word');
        }
      };
    },
    /** Ids by login. */
    hire: (...list: (Pick<DemoStaff, 'login' | 'posts'> & Partial<DemoStaff>)[]) =>
      actAsSystem(platform, (ctx) =>
        createDemoStaff(
          ctx,
          list.map((one) => ({ name: `${one.login}（示例）`, password: PASSWORD, secret: SECRET, ...one })),
        ),
      ),
    async stop() {
      await app.close();
      await database.close();
      await server.stop();
    },
  };
}

let serial = 0;

/** An empty database on the server of the test run. */
async function startDatabase() {
  const server = openDatabase({ url: inject('serverUrl'), max: 1 });
  const name = `account_${process.pid}_${Date.now().toString(36)}_${serial++}`;
  await server.pool.query(`create database ${name}`);
  const home = mkdtempSync(join(tmpdir(), 'liren-account-'));
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  return {
    home,
    ownerUrl: url.toString(),
    async stop() {
      await server.pool.query(`drop database ${name} with (force)`);
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
