/**
 * `npm run verify-audit [-- --seals file --key file]`: has anyone changed the audit trail? Needs the database, the
 * public key and the copies of the seals; give the two files from another machine to rely on nothing of this server.
 * Exit code 0: untouched; 1: touched; 2: could not be checked, or not all of it is vouched for.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { withCityDatabase } from '#app/start/city-database.ts';
import { outsideSealsPath, readOutsideSeals } from '#kernel/audit/outside-seals.ts';
import { auditRows, auditSeals } from '#kernel/audit/rows.ts';
import type { Seal } from '#kernel/audit/seal-record.ts';
import { type FindingKind, type Report, verifyAudit } from '#kernel/audit/verify.ts';
import { systemClock } from '#kernel/clock.ts';
import { readConfig } from '#kernel/config.ts';
import { systemActor } from '#kernel/context.ts';
import { openDatabase } from '#kernel/database/database.ts';
import { explain } from '#kernel/operator-error.ts';

const MEANING: Record<FindingKind, readonly [zh: string, en: string]> = {
  rowsMissing: ['有记录被删除（现有/应有）', 'records were deleted (found / sealed)'],
  rowsAdded: ['有记录被插入（现有/应有）', 'records were inserted (found / sealed)'],
  rowsChanged: ['有记录被改动或调换', 'records were changed or swapped'],
  rowsUnordered: ['记录顺序不对', 'records are out of order'],
  rowsOutside: ['记录不在任何封印范围内', 'a record that no seal covers'],
  sealForged: ['封印签名无效', 'the signature of a seal is not valid'],
  sealUnchained: ['封印与前一封印不相连', 'a seal does not follow the one before'],
  sealMissing: ['缺少封印', 'seals are missing'],
  sealReplaced: [
    '封印与库外副本不一致：记录曾被整体改写',
    'a seal differs from its copy outside: the trail was rewritten',
  ],
  sealsCutOff: [
    '库外副本有更晚的封印：末尾被截断或数据库被回退',
    'copies outside know later seals: cut off or rolled back',
  ],
  outsideForged: ['库外副本的签名无效', 'the signature of a copy outside is not valid'],
};
const SHOWN = 50;
/** Sealing beats once a minute; what waits much longer waits because something is wrong. */
const UNSEALED_PATIENCE_MINUTES = 10;

function say(zh: string, en: string): void {
  process.stdout.write(`${zh}\n${en}\n`);
}

type Checked = Report & { readonly damaged: number };

async function check(url: string, sealsPath: string, publicKeyPem: string): Promise<Checked> {
  // Copies are read first, so none is newer than the picture of the database; sealing may go on meanwhile.
  const outsideSeals: Seal[] = [];
  let damaged = 0;
  for await (const seal of readOutsideSeals(sealsPath)) {
    if (seal) outsideSeals.push(seal);
    else damaged++;
  }
  const database = openDatabase({ url, max: 1, applicationName: 'liren verify-audit' });
  try {
    // Scoped even for the owner: row security is forced, and an owner need not be a superuser.
    const report = await database.transaction(systemActor().scope, async (db) => {
      await sql`set transaction isolation level repeatable read read only`.execute(db);
      const rows = auditRows(db, Number.MIN_SAFE_INTEGER);
      return verifyAudit({ rows, seals: auditSeals(db), outsideSeals, publicKeyPem });
    });
    return { ...report, damaged };
  } finally {
    await database.close();
  }
}

/** Says what was found; answers the exit code. */
function print({ findings, more, rows, seals, unsealed, outside, damaged }: Checked): number {
  say(
    `记录 ${rows} 条，封印 ${seals} 个，库外副本 ${outside.seals} 个。`,
    `${rows} records, ${seals} seals, ${outside.seals} copies outside.`,
  );
  const minutes = minutesSince(unsealed.oldest);
  if (unsealed.count > 0) {
    say(
      `  尚未封印 ${unsealed.count} 条，最早一条在 ${minutes} 分钟前；封印之前无从核对。`,
      `  ${unsealed.count} not yet sealed, the oldest ${minutes} min ago; nothing vouches for these.`,
    );
  }
  if (outside.unknown > 0) {
    say(
      `  ${outside.unknown} 个封印没有库外副本；没有副本就发现不了整段截断。`,
      `  ${outside.unknown} seals have no copy outside; without copies a cut-off end cannot be noticed.`,
    );
  }
  if (damaged > 0) say(`  副本文件有 ${damaged} 行残缺。`, `  ${damaged} lines of the copy are damaged.`);
  for (const { kind, seal, detail } of findings.slice(0, SHOWN)) {
    const [zh, en] = MEANING[kind];
    say(`✗ 封印 ${seal}：${zh}　${detail}`, `✗ seal ${seal}: ${en}  ${detail}`);
  }
  const rest = Math.max(0, findings.length - SHOWN) + more;
  if (rest > 0) say(`  …另有 ${rest} 处。`, `  …and ${rest} more.`);
  if (findings.length + more > 0) return 1;
  if (outside.unknown > 0 || minutes > UNSEALED_PATIENCE_MINUTES) {
    say(
      '⚠ 没有发现改动，但不能担保全部：见上面没有封印或没有副本的部分。请启动服务，一分钟后再核对；仍然如此，就要查原因。',
      '⚠ Nothing was found to be touched, but not all of it is vouched for: see what is not sealed or has no copy above. Start the server and check again after a minute; if it stays so, find out why.',
    );
    return 2;
  }
  say('✓ 审计记录完好。', '✓ The audit trail is untouched.');
  return 0;
}

function minutesSince(at: string | null): number {
  return at === null ? 0 : Math.max(0, Math.round((systemClock.now().getTime() - Date.parse(at)) / 60_000));
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { seals: { type: 'string' }, key: { type: 'string' } } });
  const config = readConfig(process.env);
  return withCityDatabase(config, async (url) => {
    const publicKeyPem = await readFile(values.key ?? join(config.home, 'keys', 'seal.pub'), 'utf8');
    return print(await check(url, values.seals ?? outsideSealsPath(config.home), publicKeyPem));
  });
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  return 2;
});
