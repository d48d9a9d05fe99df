// Composition: platform, modules, city, HTTP, outbox, jobs. `npm start` calls it; tests compose the same parts.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { addressFor } from '#app/address.ts';
import { demoSignIns, installDemo } from '#app/demo.ts';
import { installCity } from '#app/install.ts';
import { modulesOf } from '#app/modules.ts';
import { keepOutsideCopies } from '#app/outside-copies.ts';
import { installing, preparePlatform } from '#app/platform.ts';
import { getRoot } from '#engines/region/index.ts';
import { appendOutsideSeals, outsideSealsPath, readOutsideSeals } from '#kernel/audit/outside-seals.ts';
import { sealAudit } from '#kernel/audit/seal.ts';
import { systemClock } from '#kernel/clock.ts';
import { type Config, repositoryRoot } from '#kernel/config.ts';
import type { Platform } from '#kernel/context.ts';
import { agreeOnKeys } from '#kernel/crypto/shared-keys.ts';
import { openKeyring } from '#kernel/crypto.ts';
import { ensureDatabase } from '#kernel/database/connection.ts';
import { freePort } from '#kernel/embedded-postgres/free-port.ts';
import { createHttp } from '#kernel/http/server.ts';
import { serveFaces } from '#kernel/http/static.ts';
import { type KernelJob, startJobs } from '#kernel/jobs.ts';
import type { Log } from '#kernel/log.ts';
import { listenForEvents, startRelay } from '#kernel/relay.ts';
import { actAsSystem } from '#kernel/request.ts';
import { FIRST_ADMIN, inviteFirstAdmin, smsGateway } from '#modules/account/index.ts';

const FACES = [
  { name: 'portal', base: '' },
  { name: 'desk', base: '/desk' },
  { name: 'field', base: '/field' },
  { name: 'wall', base: '/wall' },
  { name: 'api-docs', base: '/api-docs' },
];

export interface ServeOptions {
  readonly config: Config;
  readonly ownerUrl: string;
  readonly log: Log;
}

export async function serve({
  config,
  ownerUrl: serverUrl,
  log,
}: ServeOptions): Promise<{ url: string; publicUrl: string; close(): Promise<void> }> {
  const ownerUrl = config.databaseUrl ? serverUrl : await ensureDatabase(serverUrl, 'liren');
  const keyring = await openKeyring(config.home, { masterKey: config.masterKey });
  const seals = outsideSealsPath(config.home);
  const port = config.port || (await freePort(config.host));
  const publicUrl = config.publicUrl ?? addressFor(config.host, port);
  const manifests = modulesOf({
    auditEvidence: {
      outsideSeals: () => knownSeals(seals),
      publicKeys: () => readFile(join(config.home, 'keys', 'seal.pub'), 'utf8'),
    },
    ...(config.oidc ? { oidc: { ...config.oidc, redirectUri: `${publicUrl}/api/oidc/callback` } } : {}),
    ...(config.sms ? { gateway: smsGateway(config.sms) } : {}),
    ...(config.demo ? { demoSignIns } : {}),
  });
  // Before anything is changed, and again below once there is a place to remember them.
  await agreeOnKeys(ownerUrl, keyring);
  const prepared = await preparePlatform({
    ownerUrl,
    manifests,
    keyring,
    clock: systemClock,
    poolSize: config.poolSize,
    demo: config.demo,
    publicUrl,
  });
  const { platform, appUrl, migrated } = prepared;
  log.info('database.ready', { migrated: migrated.length });
  await installing(ownerUrl, async () => {
    await agreeOnKeys(ownerUrl, keyring);
    await actAsSystem(platform, (ctx) => installCity(ctx, config.divisions));
    await (config.demo ? announceDemo(platform, config.home) : announceFirstAdmin(platform, config.home));
  });
  await writeFile(join(config.home, 'connection.json'), JSON.stringify({ ownerUrl }), { mode: 0o600 });
  const copies = await keepOutsideCopies(platform.database, seals, log);
  const seal = sealing(platform, seals);
  const sealNow = () => seal.run().catch((error: unknown) => log.error('audit.seal-failed', { error }));

  const { app, live } = await createHttp({ platform, manifests, log });
  await serveFaces(app, join(repositoryRoot, 'dist/web'), FACES);
  const url = await app.listen({ port, host: config.host });
  const relay = startRelay(platform, manifests, log);
  const listener = listenForEvents(appUrl, live, log);
  // People are served from here on. The timetable is taken up, and what a killed server left is sealed, meanwhile; should
  // that fail, the process ends and says why.
  const jobs = startJobs(ownerUrl, platform, manifests, { 'audit.seal': seal }, log);
  const settled = Promise.all([jobs, sealNow()]).then(() => {
    // Node writes what it compiled when it ends, which a killed server never does: its successor would start slowly.
    flushCompileCache();
  });
  return {
    url,
    publicUrl,
    close: async () => {
      await app.close();
      await settled;
      await Promise.all([relay.close(), listener.close(), (await jobs).close(), copies.close()]);
      // Nothing of the last minute is left without a seal for as long as the city is closed.
      await sealNow();
      await platform.database.close();
    },
  };
}

async function* knownSeals(path: string) {
  for await (const seal of readOutsideSeals(path)) if (seal) yield seal;
}

function sealing(platform: Platform, seals: string): KernelJob {
  return {
    every: '* * * * *',
    run: async () => {
      const batch = 10_000;
      const seal = () =>
        sealAudit(
          platform.database,
          platform.keyring,
          platform.clock,
          (made) => appendOutsideSeals(seals, [made]),
          batch,
        );
      while ((await seal()) >= batch);
    },
  };
}

async function announceDemo(platform: Platform, home: string): Promise<void> {
  await installDemo(platform);
  const signIns = await actAsSystem(platform, demoSignIns);
  const accounts = signIns.map(({ role, login, password, name, place, secret, face }) => ({
    role,
    name,
    place,
    login,
    password,
    totpSecret: secret,
    face,
  }));
  await writeFile(
    join(home, 'demo-accounts.json'),
    `${JSON.stringify({ synthetic: true, accounts }, null, 2)}\n`,
    { mode: 0o600 },
  );
}

/** Without a demo nobody can sign in yet: the operator finds a one-time link beside the data until it is used. */
async function announceFirstAdmin(platform: Platform, home: string): Promise<void> {
  const link = await actAsSystem(platform, async (ctx) =>
    inviteFirstAdmin(ctx, { login: FIRST_ADMIN, name: '安全管理员', code: (await getRoot(ctx)).code }),
  );
  const file = join(home, 'first-admin.txt');
  if (link) await writeFile(file, `${platform.publicUrl}${link}\n`, { mode: 0o600 });
  else await rm(file, { force: true });
}
