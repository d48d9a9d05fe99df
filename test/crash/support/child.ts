/**
 * One process of the product, made to be killed: what `npm start` runs, without building its pages. `database` watches
 * a PostgreSQL in LIREN_HOME, `server` serves on DATABASE_URL, `whole` does both in one process, as an operator has it.
 */
import { join } from 'node:path';
import { serve } from '#app/server.ts';
import { readConfig } from '#kernel/config.ts';
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/launcher.ts';
import { lockHome } from '#kernel/home-lock.ts';
import { createLog } from '#kernel/log.ts';

const [role = 'whole'] = process.argv.slice(2);
const config = readConfig(process.env);
const log = createLog(config.logLevel);
const binaries = process.env.LIREN_TEST_POSTGRES_BIN;
// Whoever started us is gone: nobody will end us later.
process.on('disconnect', () => process.exit(1));

await lockHome(config.home, { host: config.host, port: config.port });
const database =
  role === 'server'
    ? undefined
    : await startEmbeddedPostgres({
        dataDir: join(config.home, 'pg'),
        log,
        ...(binaries ? { binaries } : {}),
      });
const ownerUrl = config.databaseUrl ?? database?.url;
if (!ownerUrl) throw new Error('a server needs DATABASE_URL');
if (role !== 'database') await serve({ config, ownerUrl, log });
process.send?.({ ownerUrl });
