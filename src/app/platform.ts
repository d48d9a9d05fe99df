// From an owner's connection to a platform that is ready to serve: database, role, schema, keys.
import { createHmac } from 'node:crypto';
import type { Clock } from '#kernel/clock.ts';
import type { Platform } from '#kernel/context.ts';
import type { Keyring } from '#kernel/crypto.ts';
import { withConnection } from '#kernel/database/connection.ts';
import { openDatabase } from '#kernel/database/database.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { assertSecondWall, ensureAppRole } from '#kernel/database/roles.ts';
import type { Manifest } from '#kernel/module.ts';

export interface PlatformOptions {
  readonly ownerUrl: string;
  readonly manifests: readonly Manifest[];
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly poolSize: number;
  readonly demo: boolean;
  readonly publicUrl: string;
}

export interface PreparedPlatform {
  readonly platform: Platform;
  readonly appUrl: string;
  readonly migrated: readonly string[];
}

export async function preparePlatform(options: PlatformOptions): Promise<PreparedPlatform> {
  const appUrl = await ensureAppRole(options.ownerUrl, roleSecret(options.ownerUrl, options.keyring));
  const migrated = await migrate(options.ownerUrl, migrationSources(options.manifests));
  await assertSecondWall(appUrl);
  const database = openDatabase({ url: appUrl, max: options.poolSize });
  const { clock, keyring, demo, publicUrl } = options;
  return { platform: { database, clock, keyring, demo, publicUrl }, appUrl, migrated };
}

export function migrationSources(manifests: readonly Manifest[]) {
  return manifests.flatMap(({ name, migrations }) => (migrations ? [{ name, migrations }] : []));
}

/** Servers that share a database share the owner's password and their keys, but not their data directory. */
function roleSecret(ownerUrl: string, keyring: Keyring): string {
  const { password } = new URL(ownerUrl);
  return password || createHmac('sha256', keyring.mac('application role', 'local')).digest('hex');
}

const INSTALL_LOCK = 610_803;

/** Servers that start at once install one after the other: the first fills the city, the others find it filled. */
export function installing(ownerUrl: string, work: () => Promise<void>): Promise<void> {
  // The lock ends with the connection, also when this process is killed.
  return withConnection(ownerUrl, async ({ query }) => {
    await query('select pg_advisory_lock($1)', [INSTALL_LOCK]);
    await work();
  });
}
