// Keeps node_modules in step with package-lock.json. Plain JavaScript for Node 18+, nothing from node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownName, stillRuns } from './process.mjs';
import { fail, give, modules, root, windows } from './say.mjs';

const started = Date.now();
const LONGEST_INSTALL = 15 * 60_000;
const marker = path.join(modules, '.liren-lock');

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

// npm writes its own record last. Only packages meant for other platforms may be missing from it.
function installedByHand() {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  const present = readJson(path.join(modules, '.package-lock.json'))?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([name, { version, optional, devOptional, os, cpu, libc, link }]) => {
    if (name === '' || link) return true;
    const found = present[name];
    if (found) return found.version === version;
    const meantForUs = os?.includes(process.platform) && (cpu?.includes(process.arch) ?? true) && !libc;
    return Boolean((optional || devOptional) && !meantForUs);
  });
}

function isInstalled() {
  const hash = lockHash();
  if (existsSync(marker) && readFileSync(marker, 'utf8').trim() === hash) return true;
  if (!installedByHand()) return false;
  remember(hash);
  return true;
}

function remember(hash) {
  try {
    writeFileSync(marker, `${hash}\n`);
  } catch {
    // Packages installed by root, program run by another user: fine, only a little slower each time.
  }
}

// Replacing packages under a running server would break it and its database.
function refuseIfServing() {
  const home = path.resolve(root, process.env.LIREN_HOME || 'var');
  const holder = readJson(path.join(home, 'lock.json'));
  if (!holder || stillRuns(holder) === false) return;
  fail(
    `软件包需要更新，但进程 ${holder.pid} 正在运行（自 ${holder.since} 起，端口 ${holder.port}）。请先停止它：kill ${holder.pid}`,
    `Packages need updating, but process ${holder.pid} is running (since ${holder.since}, port ${holder.port}). Stop it first: kill ${holder.pid}`,
  );
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Written aside and linked: nobody ever reads half a lock.
function createWhole(file, text) {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, text);
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

// The process that is installing at this moment; undefined when the lock was left behind.
function installer(file) {
  const found = readJson(file);
  if (!found) return undefined;
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  // One in another container is believed for as long as an installation can take.
  return (stillRuns(found) ?? age < LONGEST_INSTALL) ? found : undefined;
}

// Two starts of a fresh checkout at once: the second waits for the first one's installation.
async function holdInstallLock() {
  const file = path.join(root, '.cache', 'install.lock');
  mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; ; ) {
    if (createWhole(file, JSON.stringify(ownName()))) return () => rmSync(file, { force: true });
    const holder = installer(file);
    if (!holder) rmSync(file, { force: true });
    else if (!told) {
      told = true;
      give(
        `进程 ${holder.pid} 正在安装软件包，请稍候…`,
        `Process ${holder.pid} is installing the packages, waiting…`,
      );
    }
    if (holder && Date.now() - started > LONGEST_INSTALL)
      fail(
        `进程 ${holder.pid} 安装软件包已超过十五分钟。请停止它（kill ${holder.pid}），或删除 ${file}，再启动。`,
        `Process ${holder.pid} has been installing for more than fifteen minutes. Stop it (kill ${holder.pid}) or delete ${file}, then start.`,
      );
    if (holder) await sleep(500);
  }
}

// The npm that called us, run by the Node that runs it: ours may lie in the node_modules that npm is about to delete.
function npmCommand() {
  const script = process.env.npm_execpath;
  const isNpm = script && /npm-cli\.c?js$/.test(script);
  return isNpm ? [process.env.npm_node_execpath || process.execPath, [script], false] : ['npm', [], windows];
}

function checkNpm() {
  const [command, args, shell] = npmCommand();
  const said = spawnSync(command, [...args, '--version'], { shell, encoding: 'utf8' });
  const version = said.stdout?.trim() ?? '';
  if (said.error || said.status !== 0)
    fail(
      '找不到 npm。请安装 Node.js 18 或更高版本（自带 npm）。',
      'npm was not found. Install Node.js 18 or later, which brings npm.',
    );
  if (Number.parseInt(version, 10) < 8)
    fail(`npm ${version} 过旧，需要 8 或更高版本。`, `npm ${version} is too old; 8 or later is needed.`);
}

function runNpm(...verb) {
  const [command, args, shell] = npmCommand();
  const flags = [
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--no-progress',
  ];
  return new Promise((resolve) => {
    const child = spawn(command, [...args, ...verb, ...flags], {
      cwd: root,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const keep = (chunk) => {
      if (said.length < 8000) said += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve([1, error.message]));
    child.once('close', (code) => resolve([code ?? 1, said]));
  });
}

async function installPackages() {
  // On Windows a running node.exe inside node_modules cannot be deleted, so there we bring up to date instead of anew.
  const inUse = windows && process.execPath.startsWith(modules);
  const [code, said] = inUse ? [1, 'EUSAGE'] : await runNpm('ci');
  // `ci` also refuses a lock file from which a registry made another platform's package disappear, although nothing
  // is wrong for this one. `install --no-save` keeps to the lock (versions and checksums) without that refusal.
  return said.includes('EUSAGE') ? runNpm('install', '--no-save') : [code, said];
}

async function install() {
  checkNpm();
  give('正在安装软件包，首次约需一分钟…', 'Installing packages, about a minute the first time…');
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = process.stderr.isTTY;
  const tick = setInterval(
    () => process.stderr.write(live ? `\r  ${seconds()} s` : `  … ${seconds()} s\n`),
    live ? 1000 : 10_000,
  );
  const hash = lockHash();
  const [code, said] = await installPackages();
  clearInterval(tick);
  if (live) process.stderr.write('\r');
  if (code !== 0) {
    process.stderr.write(`${said.split('Usage:')[0].trim()}\n`);
    if (/ENOSPC|EDQUOT/.test(said))
      fail(
        '安装失败：磁盘已满，请腾出至少 2 GB。',
        'Installation failed: the disk is full; free at least 2 GB.',
      );
    if (/EACCES|EPERM|EROFS/.test(said))
      fail(`安装失败：没有写入 ${root} 的权限。`, `Installation failed: no permission to write in ${root}.`);
    if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|E40[134]|ECONNRESET/.test(said))
      fail(
        '安装失败：无法访问软件包仓库，请检查网络或 npm config get registry。',
        'Installation failed: the package registry cannot be reached; check the network or npm config get registry.',
      );
    fail('安装失败，原因见上。', 'Installation failed; the reason is above.');
  }
  remember(hash);
  give(`软件包已安装（${seconds()} 秒）。`, `Packages installed (${seconds()} s).`);
}

export async function ensurePackages() {
  if (isInstalled()) return;
  refuseIfServing();
  const release = await holdInstallLock();
  try {
    if (!isInstalled()) await install();
  } finally {
    release();
  }
}
