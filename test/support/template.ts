// The database every test starts from.
import { installDemo } from '#app/demo.ts';
import { installCity } from '#app/install.ts';
import { modulesOf } from '#app/modules.ts';
import { preparePlatform } from '#app/platform.ts';
import { settableClock } from '#kernel/clock.ts';
import { openSealKey } from '#kernel/crypto/key-files.ts';
import { keyringOf } from '#kernel/crypto.ts';
import { ensureDatabase } from '#kernel/database/connection.ts';
import { actAsSystem } from '#kernel/request.ts';

export const TEMPLATE = 'liren_template';
/** Monday 2026-03-09, 10:00 in Yulin: an ordinary working morning in a published year. */
export const MONDAY_TEN = new Date('2026-03-09T02:00:00Z');

export async function testKeyring(home: string) {
  return { ...keyringOf([new Uint8Array(32).fill(7)]), signer: await openSealKey(home) };
}

export async function buildTemplate(serverUrl: string): Promise<void> {
  const ownerUrl = await ensureDatabase(serverUrl, TEMPLATE);
  const { mkdtemp } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const keyring = await testKeyring(await mkdtemp(`${tmpdir()}/liren-keys-`));
  const { platform } = await preparePlatform({
    ownerUrl,
    manifests: modulesOf({}),
    keyring,
    clock: settableClock(MONDAY_TEN),
    poolSize: 4,
    demo: true,
    publicUrl: 'http://127.0.0.1',
  });
  await actAsSystem(platform, (ctx) => installCity(ctx));
  await installDemo(platform, { voices: false });
  await platform.database.close();
}
