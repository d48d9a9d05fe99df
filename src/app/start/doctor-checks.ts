import { execFile } from 'node:child_process';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { requireFreePort } from '#app/start/listen-check.ts';
import { checkOwnDatabase } from '#app/start/own-database.ts';
import { webBuildState } from '#app/start/web-build.ts';
import { readConfig, repositoryRoot } from '#kernel/config.ts';
import { findBinaries } from '#kernel/embedded-postgres/binaries.ts';
import { FREE_AT_FIRST_START, freeBytes } from '#kernel/embedded-postgres/data-place.ts';
import { chooseOsUser } from '#kernel/embedded-postgres/os-user.ts';
import { homeHolder } from '#kernel/home-lock.ts';

const run = promisify(execFile);

export type Finding = { ok: boolean; zh: string; en: string };
export type Check = { zh: string; en: string; testsOnly?: boolean; run(): Promise<Finding> };

const good = (zh: string, en = ''): Finding => ({ ok: true, zh, en });
const bad = (zh: string, en: string): Finding => ({ ok: false, zh, en });
const config = () => readConfig(process.env);

async function firstThatRuns(programs: readonly string[], args: string[]): Promise<string | undefined> {
  for (const program of programs) {
    const said = await run(program, args).then(
      ({ stdout }) => stdout.trim().split('\n')[0],
      () => undefined,
    );
    if (said) return said;
  }
  return undefined;
}

async function node(): Promise<Finding> {
  const major = Number.parseInt(process.versions.node, 10);
  return major >= 24
    ? good(process.version)
    : bad(
        `${process.version} 过旧，请用 npm run 启动`,
        `${process.version} is too old; start through npm run`,
      );
}

async function packages(): Promise<Finding> {
  const there = await stat(path.join(repositoryRoot, 'node_modules/.package-lock.json')).then(
    () => true,
    () => false,
  );
  return there
    ? good('已安装', 'installed')
    : bad('未完整安装，请执行 npm ci', 'not completely installed; run npm ci');
}

async function settings(): Promise<Finding> {
  const { host, port, home } = config();
  return good(`http://${host}:${port}  LIREN_HOME=${home}`);
}

async function pages(): Promise<Finding> {
  const state = await webBuildState();
  if (state === 'fresh') return good('是最新的', 'up to date');
  if (state === 'impossible')
    return bad('没有 dist/web，也没有构建工具，请执行 npm ci', 'no dist/web and no build tools; run npm ci');
  return good('下次启动时会自动构建', 'will be built at the next start');
}

async function home(): Promise<Finding> {
  const dir = config().home;
  await mkdir(dir, { recursive: true, mode: 0o711 });
  await access(dir, constants.R_OK | constants.W_OK);
  const free = Math.floor((await freeBytes(dir)) / 1024 / 1024);
  const enough = free * 1024 * 1024 >= FREE_AT_FIRST_START;
  return enough
    ? good(`可写，剩余 ${free} MB`, `writable, ${free} MB free`)
    : bad(`只剩 ${free} MB，请腾出空间`, `only ${free} MB free; make room`);
}

async function holder(): Promise<Finding> {
  const found = await homeHolder(config().home);
  if (!found) return good('无人占用', 'free');
  return good(
    `正由进程 ${found.pid} 使用，自 ${found.since}，端口 ${found.port}`,
    `in use by process ${found.pid} since ${found.since}, port ${found.port}`,
  );
}

async function address(): Promise<Finding> {
  const { home: dir, host, port } = config();
  const running = await homeHolder(dir);
  if (running?.port === port)
    return good('正由本数据目录的服务使用', 'used by the server of this data directory');
  await requireFreePort(port, host);
  return good(`${host}:${port} 空闲`, `${host}:${port} is free`);
}

async function database(): Promise<Finding> {
  const { databaseUrl, home: dir } = config();
  if (!databaseUrl) {
    const user = await chooseOsUser(path.join(dir, 'pg'));
    const { major } = await findBinaries(user);
    const as = user ? `（用户 ${user.name}）` : '';
    return good(
      `内置 PostgreSQL ${major}${as}`,
      `embedded PostgreSQL ${major}${user ? ` (user ${user.name})` : ''}`,
    );
  }
  const { version, superuser } = await checkOwnDatabase(databaseUrl);
  const major = Math.floor(version / 10_000);
  if (superuser) return good(`DATABASE_URL：PostgreSQL ${major}`, `DATABASE_URL: PostgreSQL ${major}`);
  return good(
    `DATABASE_URL：PostgreSQL ${major}；不是超级用户，多条件检索会较慢`,
    `DATABASE_URL: PostgreSQL ${major}; not a superuser, so searches by several fields are slower`,
  );
}

async function chromium(): Promise<Finding> {
  const said = await firstThatRuns(
    ['chromium', 'chromium-browser', 'google-chrome'],
    ['--version', '--no-sandbox'],
  );
  return said ? good(said) : bad('没有；apt-get install chromium', 'missing; apt-get install chromium');
}

async function fonts(): Promise<Finding> {
  const said = await firstThatRuns(['fc-list'], [':lang=zh-cn', 'family']);
  return said
    ? good(said)
    : bad('没有中文字体；apt-get install fonts-noto-cjk', 'no Chinese fonts; apt-get install fonts-noto-cjk');
}

async function debianPostgres(): Promise<Finding> {
  const said = await firstThatRuns(['/usr/lib/postgresql/15/bin/postgres'], ['--version']);
  return said
    ? good(said)
    : bad('没有；apt-get install postgresql-15', 'missing; apt-get install postgresql-15');
}

export const checks: readonly Check[] = [
  { zh: 'Node', en: 'Node', run: node },
  { zh: '软件包', en: 'packages', run: packages },
  { zh: '环境变量', en: 'environment', run: settings },
  { zh: '网页', en: 'pages', run: pages },
  { zh: '数据目录', en: 'data directory', run: home },
  { zh: '目录锁', en: 'lock', run: holder },
  { zh: '端口', en: 'port', run: address },
  { zh: '数据库', en: 'database', run: database },
  { zh: 'Chromium', en: 'Chromium', testsOnly: true, run: chromium },
  { zh: '中文字体', en: 'Chinese fonts', testsOnly: true, run: fonts },
  { zh: 'PostgreSQL 15', en: 'PostgreSQL 15', testsOnly: true, run: debianPostgres },
];
