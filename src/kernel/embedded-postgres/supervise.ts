import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#kernel/log.ts';
import { OperatorError } from '#kernel/operator-error.ts';
import { removeOrphans, shutDown } from './orphans.ts';
import { becameReady, type Cluster, type ServerProcess, spawnServer } from './server-process.ts';

const BACK_OFF_MS = [0, 200, 1_000, 2_000, 5_000, 10_000, 30_000];
/** A server that ran this long had recovered: the next accident starts a new series. */
const STEADY_MS = 60_000;
/** One that answers and dies again, however often, serves people in between: only failing starts wait longer. */
const MOST_ANSWERED_ACCIDENTS = 2;
const SHARED_MEMORY_PATIENCE_MS = 15_000;

export type Supervisor = { pid(): number | undefined; stop(): Promise<void> };

function refusal(said: string, logFile: string): Error {
  if (said.includes('No space left'))
    return Object.assign(new Error('postgres'), { code: 'ENOSPC', path: logFile });
  const reason =
    said
      .split('\n')
      .find((line) => /FATAL|PANIC/.test(line))
      ?.replace(/^.*?(FATAL|PANIC):\s*/, '') ??
    said.trim().split('\n').at(-1) ??
    '';
  return new OperatorError(
    `数据库无法启动：${reason}\n  详见 ${logFile}`,
    `The database could not start: ${reason}\n  See ${logFile}`,
  );
}

/** Starts the server, and starts it again whenever it dies without having been asked to. */
export async function supervise(cluster: Cluster, log: Log): Promise<Supervisor> {
  let current: ServerProcess | undefined;
  const stopping = new AbortController();

  async function launch(): Promise<ServerProcess> {
    for (const until = Date.now() + SHARED_MEMORY_PATIENCE_MS; ; await sleep(300)) {
      await removeOrphans(cluster.dir, log);
      const server = await spawnServer(cluster);
      current = server;
      // stop() may have been called while we were still clearing up, when there was nothing to stop.
      if (stopping.signal.aborted) server.child.kill('SIGINT');
      if (await becameReady(server, cluster, log)) return server;
      current = undefined;
      const said = await server.said();
      const lingering = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(
        said,
      );
      if (stopping.signal.aborted || !lingering || Date.now() > until) throw refusal(said, cluster.logFile);
    }
  }

  async function comeBack(accidents: number): Promise<ServerProcess | undefined> {
    for (let tries = accidents; !stopping.signal.aborted; tries += 1) {
      await sleep(BACK_OFF_MS[Math.min(tries, BACK_OFF_MS.length - 1)], undefined, {
        signal: stopping.signal,
      }).catch(() => {});
      if (stopping.signal.aborted) return undefined;
      try {
        return await launch();
      } catch (error) {
        if (!stopping.signal.aborted) log.error('postgres.restart-failed', { error });
      }
    }
    return undefined;
  }

  async function watch(first: ServerProcess): Promise<void> {
    let server: ServerProcess | undefined = first;
    let accidents = 0;
    while (server) {
      const began = Date.now();
      const how: string = await server.exited;
      current = undefined;
      if (stopping.signal.aborted) return;
      accidents = Date.now() - began > STEADY_MS ? 0 : accidents + 1;
      log.error('postgres.died', { pid: server.pid, how });
      server = await comeBack(Math.min(accidents - 1, MOST_ANSWERED_ACCIDENTS));
      if (server) log.warn('postgres.restarted', { pid: server.pid, port: cluster.port });
    }
  }

  // If the app leaves without saying good-bye (process.exit), the database still closes its books.
  const lastWord = () => current?.child.kill('SIGINT');
  process.once('exit', lastWord);
  const first = await launch().catch(async (error: unknown) => {
    if (current) await shutDown([current.pid]);
    process.off('exit', lastWord);
    throw error;
  });
  const watching = watch(first);

  return {
    pid: () => current?.pid,
    async stop() {
      stopping.abort();
      if (current) await shutDown([current.pid]);
      await watching;
      process.off('exit', lastWord);
    },
  };
}
