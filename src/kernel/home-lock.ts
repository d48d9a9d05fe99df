import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { errorCode, OperatorError } from '#kernel/operator-error.ts';
import { ownName, pidSpace, stillRuns } from '#kernel/process-identity.ts';

const HEARTBEAT_MS = 2_000;
/** How long a lock from another machine or container is watched for a heartbeat before it counts as abandoned. */
const FOREIGN_WATCH_MS = 10_000;

const lockSchema = z.object({
  pid: z.number(),
  mark: z.string().optional(),
  place: z.string(),
  host: z.string(),
  port: z.number(),
  since: z.string(),
  /** Names this very lock, so that exactly one process can claim the right to replace it. */
  token: z.string(),
});
export type HomeLock = z.infer<typeof lockSchema>;

export const lockFile = (home: string) => path.join(home, 'lock.json');

export class HomeLockedError extends OperatorError {
  constructor(home: string, { pid, since, host, port }: HomeLock) {
    const address = `${host}:${port}`;
    super(
      `数据目录 ${home} 正由进程 ${pid} 使用（自 ${since} 起，地址 ${address}）。\n` +
        `  请直接使用那一个，或先停止它（kill ${pid}），或用 LIREN_HOME=另一目录 PORT=另一端口 再启动。`,
      `The data directory ${home} is in use by process ${pid} (since ${since}, at ${address}).\n` +
        `  Use that one, or stop it first (kill ${pid}), or start with another LIREN_HOME and PORT.`,
    );
    this.name = 'HomeLockedError';
  }
}

/** The lock in the file; a torn one (power loss) counts as left by nobody; undefined if there is none. */
async function readLock(file: string): Promise<HomeLock | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    const token = createHash('sha256').update(text).digest('hex').slice(0, 16);
    return { pid: 0, place: await pidSpace(), host: '?', port: 0, since: '?', token };
  }
}

async function isHeld(file: string, lock: HomeLock): Promise<boolean> {
  const runs = await stillRuns(lock);
  if (runs !== undefined) return runs;
  const beat = async () => (await stat(file).catch(() => undefined))?.mtimeMs;
  const before = await beat();
  for (const until = Date.now() + FOREIGN_WATCH_MS; Date.now() < until; ) {
    await sleep(HEARTBEAT_MS / 4);
    if ((await beat()) !== before) return true;
  }
  return false;
}

/** The living holder of a data directory, for the doctor. */
export async function homeHolder(home: string): Promise<HomeLock | undefined> {
  const lock = await readLock(lockFile(home));
  return lock && (await isHeld(lockFile(home), lock)) ? lock : undefined;
}

/** Creates `file` with its whole content at once, or returns false if it exists. */
async function createWhole(file: string, lock: HomeLock): Promise<boolean> {
  const draft = `${file}.${lock.token}.draft`;
  const text = JSON.stringify(lock, null, 2);
  try {
    await writeFile(draft, text, { mode: 0o644 });
    // A hard link is 'wx' with content: no moment at which a reader sees an empty lock.
    await link(draft, file).catch(async (error: unknown) => {
      if (errorCode(error) === 'EEXIST') throw error;
      await writeFile(file, text, { flag: 'wx' });
    });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Replaces an abandoned lock. Whoever creates the claim named after the abandoned lock's token may replace it,
 * and nobody else, so two starters can never both win. A claimant that died is succeeded the same way.
 * Returns false when the caller should look again.
 */
async function replaceAbandoned(file: string, abandoned: HomeLock, mine: HomeLock): Promise<boolean> {
  const claims: string[] = [];
  for (let token = abandoned.token; ; ) {
    const claim = `${file}.after-${token}`;
    claims.push(claim);
    if (await createWhole(claim, { ...mine, token: `${mine.token}-${claims.length}` })) break;
    const claimant = await readLock(claim);
    if (!claimant || (await isHeld(claim, claimant))) return false;
    token = claimant.token;
  }
  const own = claims[claims.length - 1] ?? file;
  const unchanged = (await readLock(file))?.token === abandoned.token;
  if (!unchanged) {
    await rm(own, { force: true });
    return false;
  }
  await rename(own, file);
  for (const claim of claims.slice(0, -1)) await rm(claim, { force: true });
  return true;
}

async function acquire(home: string, file: string, mine: HomeLock): Promise<string> {
  for (;;) {
    if (await createWhole(file, mine)) return mine.token;
    const found = await readLock(file);
    if (!found) continue;
    if (await isHeld(file, found)) throw new HomeLockedError(home, found);
    if (await replaceAbandoned(file, found, mine)) return (await readLock(file))?.token ?? mine.token;
    await sleep(50);
  }
}

/** Takes the data directory for this process, creating it if need be. Throws HomeLockedError if somebody living has it. */
export async function lockHome(
  home: string,
  info: { host: string; port: number },
): Promise<{ release(): Promise<void> }> {
  // Others may pass through (the database's own user must) but not look around.
  await mkdir(home, { recursive: true, mode: 0o711 });
  const file = lockFile(home);
  const token = await acquire(home, file, {
    ...(await ownName()),
    host: info.host,
    port: info.port,
    since: new Date().toISOString(),
    token: randomUUID(),
  });
  const heart = setInterval(() => utimes(file, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS);
  heart.unref();
  return {
    async release() {
      clearInterval(heart);
      if ((await readLock(file))?.token === token) await rm(file, { force: true });
    },
  };
}
