// Runs a TypeScript entry under the project's own Node 24, installing packages first if they are missing or old:
//   node tools/bootstrap.mjs <entry.ts> [args…]
// Plain JavaScript for Node 18+, and nothing from node_modules: it runs before there is any.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensurePackages } from './bootstrap/packages.mjs';
import { fail, modules, root, windows } from './bootstrap/say.mjs';

const started = Date.now();
// Requests are short-lived: without these the heap grows by what nobody needs, and a busy server by 100 MB (measured by
// `npm run bench`: 340 MB against 230 MB).
const HEAP = ['--max-semi-space-size=8', '--heap-growing-percent=40'];

function ownNode() {
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const own = path.join(modules, name, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  return fail(
    `本机平台 ${process.platform}-${process.arch} 没有附带的 Node 24，而当前 Node 是 ${process.version}。请安装 Node 24。`,
    `No Node 24 is shipped for ${process.platform}-${process.arch} and this Node is ${process.version}. Install Node 24.`,
  );
}

// A terminal sends Ctrl-C to the whole foreground group, so the child has it already; a lone `kill` reaches only us.
function terminalDelivers(signal) {
  if (signal !== 'SIGINT') return false;
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return group === foreground;
  } catch {
    return Boolean(process.stdin.isTTY);
  }
}

function run(entry, args) {
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: path.join(modules, '.cache', 'liren-compile'),
    // glibc keeps an arena per thread; redrawing photos on several fills them all (372 → 198 MB measured).
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
    LIREN_STARTED_AT: String(started),
  };
  // Beside our Node, so that tools started by name find it too.
  env.PATH = [path.join(modules, '.bin'), process.env.PATH].filter(Boolean).join(path.delimiter);
  const child = spawn(ownNode(), [...HEAP, entry, ...args], { stdio: 'inherit', env });
  const last = {};
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // npm forwards what the group was sent already: the same signal twice within a moment is one signal.
      const again = Date.now() - (last[signal] ?? 0) < 500;
      last[signal] = Date.now();
      if (!again && !terminalDelivers(signal)) child.kill(signal);
    });
  }
  // A SIGTERM to npm ends npm and the shell between us without reaching us: becoming an orphan is the message.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event && !windows) {
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, 250);
  }
  child.once('error', (error) =>
    fail(`无法运行 Node 24：${error.message}`, `Node 24 could not be run: ${error.message}`),
  );
  child.once('exit', (code, signal) => {
    const numbers = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };
    process.exit(code ?? numbers[signal] ?? 1);
  });
}

async function main() {
  if (Number.parseInt(process.versions.node, 10) < 18)
    fail(
      `Node ${process.version} 过旧，需要 18 或更高版本。`,
      `Node ${process.version} is too old; 18 or later is needed.`,
    );
  const [entry, ...args] = process.argv.slice(2);
  if (!entry)
    fail(
      '用法：node tools/bootstrap.mjs <入口.ts> [参数…]',
      'Usage: node tools/bootstrap.mjs <entry.ts> [args…]',
    );
  await ensurePackages();
  run(path.resolve(root, entry), args);
}

main().catch((error) => {
  if (error.code === 'ENOSPC') fail('磁盘已满。', 'The disk is full.');
  if (error.code === 'EACCES' || error.code === 'EROFS')
    fail(`没有权限：${error.path}`, `Permission denied: ${error.path}`);
  fail(`启动失败：${error.message}`, `Could not start: ${error.message}`);
});
