import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { repositoryRoot } from '#kernel/config.ts';
import { OperatorError } from '#kernel/operator-error.ts';
import { ownName, type ProcessName, stillRuns } from '#kernel/process-identity.ts';

const output = path.join(repositoryRoot, 'dist/web');
/** Present while a build runs; found without its builder it means that the output is half written. */
const building = path.join(repositoryRoot, 'dist/.web-building');
const LONGEST_BUILD_MS = 10 * 60_000;
const SOURCES = ['src', 'vite.config.ts', 'package-lock.json'];

/** Newest change of any file that can end up in a page; directories count, because deleting a file changes them. */
async function newestSource(): Promise<number> {
  const times = SOURCES.map(async (name) => {
    const full = path.join(repositoryRoot, name);
    const top = await stat(full).catch(() => undefined);
    if (!top?.isDirectory()) return top?.mtimeMs ?? 0;
    const entries = (await readdir(full, { recursive: true, withFileTypes: true })).filter(
      (entry) => !/\.test\.tsx?$|\.sql$|\.md$/.test(entry.name),
    );
    const each = await Promise.all(
      entries.map((entry) => stat(path.join(entry.parentPath, entry.name)).catch(() => undefined)),
    );
    return each.reduce((newest, found) => Math.max(newest, found?.mtimeMs ?? 0), 0);
  });
  return Math.max(...(await Promise.all(times)));
}

async function oldestPage(): Promise<number | undefined> {
  const files = await readdir(output, { recursive: true }).catch(() => []);
  const pages = files.filter((file) => file.endsWith('.html'));
  if (pages.length === 0) return undefined;
  const times = await Promise.all(pages.map(async (page) => (await stat(path.join(output, page))).mtimeMs));
  return Math.min(...times);
}

export type WebBuild = 'fresh' | 'old' | 'missing' | 'impossible';

export async function webBuildState(): Promise<WebBuild> {
  const page = existsSync(building) ? undefined : await oldestPage();
  // A delivered copy without sources or build tools is served as it is.
  const canBuild =
    existsSync(path.join(repositoryRoot, 'vite.config.ts')) &&
    existsSync(path.join(repositoryRoot, 'node_modules/vite'));
  if (!canBuild) return page === undefined ? 'impossible' : 'fresh';
  if (page === undefined) return 'missing';
  return page >= (await newestSource()) ? 'fresh' : 'old';
}

type Tell = (zh: string, en: string) => void;
const builderSchema = z.object({ pid: z.number(), mark: z.string().optional(), place: z.string() });

/** Whoever is building at this moment; a marker that says nothing was left by a power cut. */
async function builder(): Promise<ProcessName | undefined> {
  try {
    const found = builderSchema.parse(JSON.parse(await readFile(building, 'utf8')));
    const runs = await stillRuns(found);
    // One in another container is believed for as long as a build can take.
    const fresh = Date.now() - (await stat(building)).mtimeMs < LONGEST_BUILD_MS;
    return (runs ?? fresh) ? found : undefined;
  } catch {
    return undefined;
  }
}

async function waitForOtherBuilder(tell: Tell, signal: AbortSignal): Promise<void> {
  const until = Date.now() + LONGEST_BUILD_MS;
  for (let told = false; ; told = true) {
    const other = await builder();
    if (!other) return;
    if (Date.now() > until)
      throw new OperatorError(
        `进程 ${other.pid} 构建网页已超过十分钟。请停止它（kill ${other.pid}），或删除 ${building}，再启动。`,
        `Process ${other.pid} has been building the pages for more than ten minutes. Stop it (kill ${other.pid}) or delete ${building}, then start.`,
      );
    if (!told)
      tell(`进程 ${other.pid} 正在构建网页，请稍候…`, `Process ${other.pid} is building the pages, waiting…`);
    await sleep(300, undefined, { signal });
  }
}

/** npm run by our own Node when npm called us; the build script itself stays in package.json alone. */
function runBuild(signal: AbortSignal): Promise<{ code: number; said: string }> {
  const npm = process.env.npm_execpath;
  const [command, args] = npm && /npm-cli\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  return new Promise((resolve) => {
    const shell = command === 'npm' && process.platform === 'win32';
    const child = spawn(command, [...args, 'run', '--silent', 'build'], {
      cwd: repositoryRoot,
      shell,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-3000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ code: 1, said: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** Builds the pages if they are missing or older than their sources. */
export async function ensureWebBuild(tell: Tell, signal: AbortSignal): Promise<void> {
  await waitForOtherBuilder(tell, signal);
  const state = await webBuildState();
  if (state === 'fresh') return;
  if (state === 'impossible') {
    tell(
      '没有网页文件（dist/web），也没有构建工具：只提供接口。',
      'There are no pages (dist/web) and no build tools: serving the API only.',
    );
    return;
  }
  tell('正在构建网页…', 'Building the pages…');
  await mkdir(path.dirname(building), { recursive: true });
  await writeFile(building, JSON.stringify(await ownName()));
  const { code, said } = await runBuild(signal);
  if (code === 0) {
    await rm(building, { force: true });
    return;
  }
  // The marker stays: it says that what lies there is half written.
  signal.throwIfAborted();
  await rm(output, { recursive: true, force: true });
  await rm(building, { force: true });
  if (said.includes('ENOSPC')) throw Object.assign(new Error('build'), { code: 'ENOSPC', path: output });
  throw new OperatorError(
    `网页构建失败：\n${said.trim()}`,
    'The pages could not be built; the reason is above.',
  );
}
