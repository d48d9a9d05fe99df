/** What the database holds after all of it, compared with what people were told. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { outsideSealsPath, readOutsideSeals } from '#kernel/audit/outside-seals.ts';
import { auditRows, auditSeals } from '#kernel/audit/rows.ts';
import type { Seal } from '#kernel/audit/seal-record.ts';
import { type Report, verifyAudit } from '#kernel/audit/verify.ts';
import { systemActor } from '#kernel/context.ts';
import { type Db, openDatabase } from '#kernel/database/database.ts';
import type { Acknowledged } from './client.ts';
import type { Course } from './load.ts';
import type { Random } from './random.ts';

export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged effects that are not there. */
  readonly lost: readonly string[];
  /** Effects that are there more often than anybody was told, or that nobody was told of. */
  readonly doubled: readonly string[];
  /** Cases whose file, steps and tasks do not agree with each other. */
  readonly broken: readonly string[];
}

interface Found {
  readonly id: string;
  readonly version: number;
  readonly actions: string[];
  readonly seqs: number[];
  readonly voices: number;
  readonly numbers: number;
  readonly leads: number;
  readonly answered: boolean;
  readonly photos: string[];
}

/** As the owner sees it, past row security. */
export async function asOwner<T>(ownerUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const database = openDatabase({ url: ownerUrl, max: 1, applicationName: 'liren-verdict' });
  try {
    return await database.transaction(systemActor().scope, work);
  } finally {
    await database.close();
  }
}

export async function knownCases(ownerUrl: string): Promise<Set<string>> {
  const rows = await asOwner(ownerUrl, (db) => db.selectFrom('case_file').select('id').execute());
  return new Set(rows.map(({ id }) => id));
}

export async function verdictOn(
  ownerUrl: string,
  courses: readonly Course[],
  before: ReadonlySet<string>,
): Promise<Verdict> {
  const { found, audited } = await asOwner(ownerUrl, async (db) => ({
    found: await findAll(db),
    audited: await auditCounts(db),
  }));
  const byId = new Map(found.map((row) => [row.id, row]));
  const told = new Map(courses.map((course) => [course.id, course]));
  const lost: string[] = [];
  const doubled = found
    .filter(({ id }) => !told.has(id) && !before.has(id))
    .map(({ id }) => `case ${id} that nobody was told of`);
  const compare = (what: string, expected: number, actual: number) => {
    if (actual < expected) lost.push(`${what}: ${actual} of ${expected}`);
    if (actual > expected) doubled.push(`${what}: ${actual} instead of ${expected}`);
  };
  let acknowledged = 0;
  for (const course of courses) {
    const row = byId.get(course.id);
    acknowledged += course.steps.length + course.photos.length;
    if (!row) {
      lost.push(`case ${course.id}`);
      continue;
    }
    compare(`voices of ${course.id}`, 1, row.voices);
    compare(`numbers of ${course.id}`, 1, row.numbers);
    compare(`photos of ${course.id}`, course.photos.length, row.photos.length);
    if (row.actions.join() !== course.steps.join()) {
      (row.actions.length > course.steps.length ? doubled : lost).push(
        `steps of ${course.id}: ${row.actions} instead of ${course.steps}`,
      );
    }
    for (const [action, times] of expectedAudit(course)) {
      compare(`audit ${action} of ${course.id}`, times, audited.get(`${course.id} ${action}`) ?? 0);
    }
  }
  return {
    acknowledged,
    lost,
    doubled,
    broken: found.filter((row) => !isWhole(row)).map((row) => JSON.stringify(row)),
  };
}

function isWhole({ version, seqs, leads, answered }: Found): boolean {
  const gapless = seqs.length === version && seqs.every((seq, position) => seq === position + 1);
  return gapless && leads === (answered ? 0 : 1);
}

function expectedAudit(course: Course): Map<string, number> {
  const actions = [
    ...course.steps.map((step) => (step === 'open' ? 'voice.report' : `voice.${step}`)),
    ...course.photos.map(() => 'voice.addPhoto'),
  ];
  if (course.rated) actions.push('voice.rate');
  const counts = new Map<string, number>();
  for (const action of actions) counts.set(action, (counts.get(action) ?? 0) + 1);
  return counts;
}

async function findAll(db: Db): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select f.id, f.version, f.answered_at is not null as answered,
      array(select s.action from case_step s where s.county = f.county and s.case_id = f.id order by s.seq) as actions,
      array(select s.seq from case_step s where s.county = f.county and s.case_id = f.id order by s.seq) as seqs,
      (select count(*) from voice v where v.id = f.id) as voices,
      (select count(*) from case_number n where n.case_id = f.id) as numbers,
      (select count(*) from case_task t
        where t.county = f.county and t.case_id = f.id and t.role = 'lead' and t.done_at is null) as leads,
      array(select p.id::text from file p where p.county = f.county and p.subject_id = f.id) as photos
      from case_file f`.execute(db);
  return rows;
}

async function auditCounts(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ subject_id: string; action: string; times: number }>`
    select subject_id, action, count(*) as times from audit_event group by 1, 2`.execute(db);
  return new Map(rows.map(({ subject_id, action, times }) => [`${subject_id} ${action}`, times]));
}

/** Asks again with keys that were answered before; what is heard differently comes back. */
export async function askedAgain(
  baseUrl: string,
  acknowledged: readonly Acknowledged[],
  random: Random,
  most: number,
) {
  const differing: string[] = [];
  const sample =
    acknowledged.length <= most
      ? acknowledged
      : Array.from({ length: most }, () => random.pick(acknowledged));
  for (const { url, init, status, text } of sample) {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', `10.9.${random.between(0, 255)}.${random.between(1, 254)}`);
    const answer = await fetch(baseUrl + url, { ...init, headers });
    const again = await answer.text();
    if (answer.status !== status || again !== text)
      differing.push(`${url}: ${status} ${text} / ${answer.status} ${again}`);
  }
  return { asked: sample.length, differing };
}

export async function isTold(ownerUrl: string): Promise<boolean> {
  const row = await asOwner(ownerUrl, (db) =>
    db
      .selectFrom('outbox')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  );
  return Number(row.n) === 0;
}

/** Whether the last audit row stands under a seal. */
export async function isSealed(ownerUrl: string): Promise<boolean> {
  const { rows } = await asOwner(ownerUrl, (db) =>
    sql<{ sealed: boolean }>`select coalesce((select max(txid_to) from audit_seal), -1)
      >= (select max(txid) from audit_event) as sealed`.execute(db),
  );
  return rows[0]?.sealed === true;
}

/** With the copies of the seals that each server kept. */
export async function verifiedAudit(ownerUrl: string, homes: readonly string[]): Promise<Report> {
  const outsideSeals: Seal[] = [];
  for (const home of homes) {
    for await (const seal of readOutsideSeals(outsideSealsPath(home))) if (seal) outsideSeals.push(seal);
  }
  const publicKeyPem = await readFile(join(homes[0] ?? '', 'keys', 'seal.pub'), 'utf8');
  return asOwner(ownerUrl, async (db) => {
    await sql`set transaction isolation level repeatable read read only`.execute(db);
    return verifyAudit({
      rows: auditRows(db, Number.MIN_SAFE_INTEGER),
      seals: auditSeals(db),
      outsideSeals,
      publicKeyPem,
    });
  });
}
