// Sealing on a real database, with transactions that overlap; then tampering as its owner.
import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ThrowawayDatabase, throwawayDatabase } from '../../../test/support/throwaway-database.ts';
import { settableClock } from '../clock.ts';
import { systemActor } from '../context.ts';
import { type Keyring, openKeyring } from '../crypto.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { appendOutsideSeals, outsideSealsPath, reconcileOutsideSeals } from './outside-seals.ts';
import { auditRows, auditSeals } from './rows.ts';
import { sealAudit } from './seal.ts';
import type { Seal } from './seal-record.ts';
import { verifyAudit } from './verify.ts';

const INSERT = `insert into audit_event (id, at, code, account, role, action, subject, subject_id, purpose, request_id, detail)
  select gen_random_uuid(), $2::timestamptz + n * interval '1 second', 510104020007000 + n,
         null, 'clerk', 'thing.read', 'thing', n::text, '核实', 'r', jsonb_build_object('n', n, 'aa', 1, 'z', 'x')
    from generate_series(1, $1::int) n`;

let place: ThrowawayDatabase;
let database: Database;
let owner: pg.Client;
let home = '';
let keyring: Keyring;
let outside: Seal[] = [];
const clock = settableClock(new Date('2026-03-01T03:00:00.123Z'));

beforeAll(async () => {
  place = await throwawayDatabase();
  database = openDatabase({ url: place.appUrl, max: 4 });
  owner = new pg.Client({ connectionString: place.ownerUrl, options: '-c search_path=liren' });
  await owner.connect();
  home = await mkdtemp(join(tmpdir(), 'seals-'));
  keyring = await openKeyring(home);
});
afterAll(async () => {
  await owner?.end();
  await database?.close();
  await place?.close();
  await rm(home, { recursive: true, force: true });
});
beforeEach(async () => {
  await owner.query('truncate audit_event, audit_seal');
  await rm(outsideSealsPath(home), { force: true });
  outside = [];
});

const keep = async (seal: Seal) => void outside.push(seal);
const seal = (limit?: number) => sealAudit(database, keyring, clock, keep, limit);
const LONG_AGO = '2026-03-01 02:03:04.567891Z';
const write = (rows: number, at = LONG_AGO) => database.pool.query(INSERT, [rows, at]);
const check = () =>
  database.transaction(systemActor().scope, (db) => {
    const rows = auditRows(db, Number.MIN_SAFE_INTEGER);
    const { publicKeyPem } = keyring.signer;
    return verifyAudit({ rows, seals: auditSeals(db), outsideSeals: outside, publicKeyPem });
  });

describe('sealing', () => {
  it('seals what is there, chains the seals, and seals nothing when nothing is new', async () => {
    expect(await seal()).toBe(0);
    await write(3);
    expect(await seal()).toBe(3);
    expect(await seal()).toBe(0);
    await write(2);
    await write(2);
    expect(await seal()).toBe(4);
    expect(outside).toMatchObject([
      { no: 1, txid_from: 0, count: 3, previous: '0'.repeat(64), at: '2026-03-01T03:00:00.123Z' },
      { no: 2, count: 4, txid_from: (outside[0]?.txid_to ?? 0) + 1, key_id: keyring.signer.keyId },
    ]);
    expect(await check()).toMatchObject({
      ok: true,
      rows: 7,
      seals: 2,
      unsealed: { count: 0 },
      outside: { unknown: 0 },
    });
    await write(1);
    expect(await check()).toMatchObject({
      ok: true,
      unsealed: { count: 1, oldest: '2026-03-01T02:03:05.567891Z' },
    });
  });

  it('waits for a transaction that is still open, so that nothing slips in behind a seal', async () => {
    const slow = new pg.Client({ connectionString: place.appUrl, options: '-c search_path=liren' });
    await slow.connect();
    try {
      await slow.query('begin');
      await slow.query(INSERT, [1, LONG_AGO]);
      // These commit at once, with higher transaction ids and sequence numbers than the slow one.
      await write(2);
      expect(await seal()).toBe(0);
      await slow.query('commit');
    } finally {
      await slow.end();
    }
    expect(await seal()).toBe(3);
    expect(await check()).toMatchObject({ ok: true, rows: 3, seals: 1 });
  });

  it('never parts one transaction, however many rows it has', async () => {
    for (const rows of [3, 3, 5_000, 1, 3]) await write(rows);
    const counts: number[] = [];
    for (let count = await seal(4); count > 0; count = await seal(4)) counts.push(count);
    expect(counts).toEqual([6, 5_000, 4]);
    expect(await check()).toMatchObject({ ok: true, rows: 5_010, seals: 3 });
  });

  it('is done once when several servers try, while others write', async () => {
    const writing = Array.from({ length: 20 }, async () => write(5));
    const sealed = await Promise.all(Array.from({ length: 20 }, () => seal()));
    await Promise.all(writing);
    const rest = await seal();
    expect(sealed.reduce((sum, count) => sum + count, rest)).toBe(100);
    expect(await check()).toMatchObject({ ok: true, rows: 100, unsealed: { count: 0 } });
  });

  it('refuses to go on when transaction ids went back, as after a restore elsewhere', async () => {
    await write(1);
    await seal();
    await owner.query('update audit_seal set txid_to = txid_to + 1000000');
    await write(1);
    await expect(seal()).rejects.toThrow(/went back/);
  });

  it('does not let the application rewrite what it wrote', async () => {
    await write(1);
    for (const statement of [
      'update audit_event set purpose = $1',
      'delete from audit_event where purpose = $1',
    ]) {
      await expect(database.pool.query(statement, ['x'])).rejects.toThrow(/permission denied/);
    }
    await expect(database.pool.query('delete from audit_seal')).rejects.toThrow(/permission denied/);
  });
});

describe('tampering in the database', () => {
  const second = '(select id from audit_event order by txid, seq offset 1 limit 1)';
  it.each([
    ['rowsChanged', `update audit_event set purpose = 'other' where id = ${second}`],
    ['rowsChanged', `update audit_event set at = at + interval '1 microsecond' where id = ${second}`],
    ['rowsChanged', `update audit_event set at = (at::text || ' BC')::timestamptz where id = ${second}`],
    ['rowsChanged', `update audit_event set detail = detail || '{"n": "1"}' where id = ${second}`],
    [
      'rowsChanged',
      `update audit_event a set subject_id = b.subject_id from audit_event b
                      where a.txid = b.txid and a.subject_id <> b.subject_id`,
    ],
    ['rowsMissing', `delete from audit_event where id = ${second}`],
    [
      'rowsMissing',
      `alter table audit_event drop constraint audit_event_code_check;
       update audit_event set code = -code where id = ${second}`,
    ],
    ['rowsMissing', 'delete from audit_event'],
    [
      'rowsAdded',
      `insert into audit_event (txid, id, at, code, role, action, subject, subject_id, purpose, request_id, detail)
                   select txid, gen_random_uuid(), at, code, role, action, subject, subject_id, purpose, request_id, detail
                     from audit_event limit 1`,
    ],
    ['sealForged', `update audit_seal set root = repeat('0', 64) where no = 2`],
    ['sealMissing', 'delete from audit_seal where no = 1'],
    [
      'sealsCutOff',
      `with gone as (delete from audit_seal where no = 2 returning txid_from)
                     delete from audit_event where txid >= (select txid_from from gone)`,
    ],
  ])('shows as %s: %s', async (kind, statement) => {
    await write(4);
    await seal();
    await write(4);
    await seal();
    await owner.query(statement);
    const report = await check();
    expect(report.ok).toBe(false);
    expect(report.findings.map((finding) => finding.kind)).toContain(kind);
  });
});

describe('copies outside', () => {
  const path = () => outsideSealsPath(home);

  it('are completed at the next start, and contradictions are told', async () => {
    await write(1);
    await seal();
    await write(1);
    await seal();
    const [first, last] = outside;
    if (!first || !last) throw new Error('not sealed');
    await appendOutsideSeals(path(), [first]);
    // A crash in the middle of a line.
    await appendFile(path(), JSON.stringify(last).slice(0, 40));
    expect(await reconcileOutsideSeals(database, path())).toEqual({ added: 1, contradicted: [] });
    expect(await reconcileOutsideSeals(database, path())).toEqual({ added: 0, contradicted: [] });
    await owner.query('delete from audit_seal where no = 2');
    expect(await reconcileOutsideSeals(database, path())).toEqual({ added: 0, contradicted: [2] });
  });

  const entry = new URL('../../app/verify-audit.ts', import.meta.url).pathname;
  function verifyCommand(...args: string[]): Promise<{ code: number; text: string }> {
    const env = { ...process.env, LIREN_HOME: home, DATABASE_URL: place.ownerUrl };
    return new Promise((done) => {
      execFile(process.execPath, [entry, ...args], { env }, (error, out, err) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, text: out + err }),
      );
    });
  }

  it('let anyone check the trail with one command', async () => {
    await write(4);
    await sealAudit(database, keyring, clock, (made) => appendOutsideSeals(path(), [made]));
    await write(1, new Date().toISOString());
    const good = await verifyCommand();
    expect(good.text).toContain('✓ The audit trail is untouched.');
    expect(good.text).toContain('1 not yet sealed');
    expect(good.code).toBe(0);
    // One that has waited for its seal since long ago: nobody can vouch for it.
    await write(1);
    expect(await verifyCommand()).toMatchObject({
      code: 2,
      text: expect.stringContaining('not all of it is vouched for'),
    });
    await owner.query(`update audit_event set purpose = 'other' where subject_id = '2'`);
    const bad = await verifyCommand();
    expect(bad.text).toMatch(/✗ 封印 1：有记录被改动或调换.*\n✗ seal 1: records were changed/);
    expect(bad.code).toBe(1);
  });

  it('may come from elsewhere, with the key', async () => {
    await write(4);
    await seal();
    const [sealsFile, keyFile] = [join(home, 'carried.jsonl'), join(home, 'carried.pub')];
    await appendOutsideSeals(sealsFile, outside);
    await writeFile(keyFile, await readFile(join(home, 'keys', 'seal.pub')));
    expect(await verifyCommand('--seals', sealsFile, '--key', keyFile)).toMatchObject({ code: 0 });
    await owner.query('truncate audit_event, audit_seal');
    const emptied = await verifyCommand('--seals', sealsFile, '--key', keyFile);
    expect(emptied.text).toContain('cut off or rolled back');
    expect(emptied.code).toBe(1);
    expect(await verifyCommand('--key', join(home, 'none'))).toMatchObject({ code: 2 });
  });
});
