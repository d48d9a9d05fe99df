/** `npm start`: from nothing to a running city, and back to nothing left running. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { announcement } from '#app/start/announce.ts';
import { requireFreePort } from '#app/start/listen-check.ts';
import { checkOwnDatabase } from '#app/start/own-database.ts';
import { ensureWebBuild } from '#app/start/web-build.ts';
import { type Config, readConfig } from '#kernel/config.ts';
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/launcher.ts';
import { HomeLockedError, lockHome } from '#kernel/home-lock.ts';
import { createLog, type Log } from '#kernel/log.ts';
import { errorCode, explain } from '#kernel/operator-error.ts';

const began = Number(process.env.LIREN_STARTED_AT) || Date.now();
/** npm, the shell and the terminal may each deliver the same Ctrl-C. */
const SAME_SIGNAL_MS = 1_000;
const PREDECESSOR_PATIENCE_MS = 2_000;

type Undo = () => Promise<void>;

function tell(zh: string, en: string): void {
  process.stderr.write(`${zh}\n${en}\n`);
}

/** Undoes in reverse order; one that fails must not keep the others from running. */
async function undoAll(undos: Undo[], log: Log): Promise<void> {
  for (const undo of undos.splice(0).reverse()) {
    await undo().catch((error: unknown) => log.error('stop.failed', { error }));
  }
}

function stopOnSignals(undos: Undo[], log: Log): void {
  let asked = 0;
  const onSignal = async (signal: NodeJS.Signals) => {
    const now = Date.now();
    if (asked > 0 && now - asked < SAME_SIGNAL_MS) return;
    if (asked > 0) process.exit(130);
    asked = now;
    tell('正在停止…（再按一次 Ctrl-C 立即退出）', 'Stopping… (Ctrl-C again to leave at once)');
    log.info('stop.asked', { signal });
    await undoAll(undos, log);
    tell('已停止。', 'Stopped.');
    process.exit(0);
  };
  // SIGHUP: the terminal window was closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

async function database(config: Config, log: Log, undos: Undo[]): Promise<string> {
  if (config.databaseUrl) {
    const facts = await checkOwnDatabase(config.databaseUrl);
    log.info('database.checked', { version: facts.version, superuser: facts.superuser });
    return config.databaseUrl;
  }
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(config.home, 'pg'), log });
  undos.push(postgres.stop);
  return postgres.url;
}

/** A predecessor that is just closing its books is waited for, so that stop-and-start works in one breath. */
async function takeHome(config: Config): ReturnType<typeof lockHome> {
  for (const until = Date.now() + PREDECESSOR_PATIENCE_MS; ; await sleep(200)) {
    try {
      return await lockHome(config.home, { host: config.host, port: config.port });
    } catch (error) {
      if (!(error instanceof HomeLockedError) || Date.now() > until) throw error;
    }
  }
}

async function start(undos: Undo[]): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  stopOnSignals(undos, log);
  const lock = await takeHome(config);
  undos.push(lock.release);
  await requireFreePort(config.port, config.host);
  await ensureWebBuild(tell);
  const ownerUrl = await database(config, log, undos);
  // Loaded late: the refusals above should not wait for the whole product to be read.
  const { serve } = await import('#app/server.ts');
  const server = await serve({ config, ownerUrl, log });
  undos.push(server.close);
  const seconds = (Date.now() - began) / 1000;
  process.stdout.write(
    await announcement({
      url: config.publicUrl ?? server.url,
      home: config.home,
      demo: config.demo,
      seconds,
    }),
  );
}

const undos: Undo[] = [];

async function giveUp(error: unknown): Promise<void> {
  process.stderr.write(`${explain(error)}\n`);
  if (process.env.LIREN_LOG === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  await undoAll(undos, createLog('error'));
  process.exit(1);
}

// A broken pipe on our own output (`npm start | head`) is no reason to stop serving.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error;
  });
}
process.on('uncaughtException', giveUp);
process.on('unhandledRejection', giveUp);
await start(undos).catch(giveUp);
