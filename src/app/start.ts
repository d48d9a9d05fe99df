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
const undos: Undo[] = [];
/** Aborted once somebody asked to stop: whatever fails from then on fails because things are being taken away. */
const leaving = new AbortController();
let ending: Promise<void> | undefined;

function tell(zh: string, en: string): void {
  process.stderr.write(`${zh}\n${en}\n`);
}

/** Undoes in reverse order, once; one that fails must not keep the others from running. */
function undoAll(log: Log): Promise<void> {
  ending ??= (async () => {
    for (const undo of undos.splice(0).reverse()) {
      await undo().catch((error: unknown) => log.error('stop.failed', { error }));
    }
  })();
  return ending;
}

/** What is still being made when somebody asks to stop is waited for and undone: nothing stays behind. */
function undoable<T>(making: Promise<T>, undo: (made: T) => Promise<void>): Promise<T> {
  const made = making.then(
    (value) => () => undo(value),
    () => async () => {},
  );
  undos.push(async () => (await made)());
  return making;
}

function stopOnSignals(log: Log): void {
  let asked = 0;
  const onSignal = async (signal: NodeJS.Signals) => {
    const now = Date.now();
    if (asked > 0 && now - asked < SAME_SIGNAL_MS) return;
    if (asked > 0) process.exit(130);
    asked = now;
    leaving.abort();
    tell('正在停止…（再按一次 Ctrl-C 立即退出）', 'Stopping… (Ctrl-C again to leave at once)');
    log.info('stop.asked', { signal });
    await undoAll(log);
    tell('已停止。', 'Stopped.');
    process.exit(0);
  };
  // SIGHUP: the terminal window was closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

async function database(config: Config, log: Log): Promise<string> {
  if (config.databaseUrl) {
    const facts = await checkOwnDatabase(config.databaseUrl);
    log.info('database.checked', { version: facts.version, superuser: facts.superuser });
    return config.databaseUrl;
  }
  const starting = startEmbeddedPostgres({ dataDir: path.join(config.home, 'pg'), log });
  return (await undoable(starting, ({ stop }) => stop())).url;
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

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  stopOnSignals(log);
  await undoable(takeHome(config), ({ release }) => release());
  await requireFreePort(config.port, config.host);
  await ensureWebBuild(tell, leaving.signal);
  leaving.signal.throwIfAborted();
  const ownerUrl = await database(config, log);
  // Loaded late: the refusals above should not wait for the whole product to be read.
  const { serve } = await import('#app/server.ts');
  leaving.signal.throwIfAborted();
  const server = await serve({ config, ownerUrl, log });
  undos.push(server.close);
  leaving.signal.throwIfAborted();
  const seconds = (Date.now() - began) / 1000;
  process.stdout.write(
    await announcement({ url: server.publicUrl, home: config.home, demo: config.demo, seconds }),
  );
}

async function giveUp(error: unknown): Promise<void> {
  if (ending !== undefined) return;
  process.stderr.write(`${explain(error)}\n`);
  if (process.env.LIREN_LOG === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  await undoAll(createLog('error'));
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
await start().catch(giveUp);
