// Two costs that others build on: sealing the audit trail, and computing a due date.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { dueAt } from '#engines/schedule/index.ts';
import { units } from '#engines/schedule/limit.ts';
import { parseCalendar, parseOfficeHours } from '#engines/schedule/load.ts';
import { appendOutsideSeals, outsideSealsPath } from '#kernel/audit/outside-seals.ts';
import { sealAudit } from '#kernel/audit/seal.ts';
import { systemClock } from '#kernel/clock.ts';
import { repositoryRoot } from '#kernel/config.ts';
import { openKeyring } from '#kernel/crypto.ts';
import { openDatabase } from '#kernel/database/database.ts';
import { ensureAppRole } from '#kernel/database/roles.ts';
import type { City } from './city.ts';
import type { Figure } from './figures.ts';

const BATCH = 10_000;
const ROWS = 50_000;
/** Rows of one transaction are sealed in one batch, so they come in many. */
const IN_ONE = 100;

export async function measureSealing(city: City): Promise<Figure[]> {
  const owner = new pg.Client({ connectionString: city.ownerUrl });
  await owner.connect();
  const database = openDatabase({
    url: await ensureAppRole(city.ownerUrl, new URL(city.ownerUrl).password),
    max: 2,
  });
  const keyring = await openKeyring(city.home);
  // The server seals too, every minute; it must not take these rows away.
  city.freeze();
  try {
    const written = performance.now();
    for (let i = 0; i < ROWS; i += IN_ONE) {
      await owner.query(
        `insert into liren.audit_event (id, at, code, role, action, subject, subject_id, purpose, request_id, detail)
         select gen_random_uuid(), now(), 610802006003000, 'bench', 'bench.seal', 'bench', n::text, 'bench', 'bench', '{}'
           from generate_series(1, $1::integer) n`,
        [IN_ONE],
      );
    }
    const rawPerSecond = (ROWS * 1000) / (performance.now() - written);
    const from = performance.now();
    let rows = 0;
    for (let sealed = BATCH; sealed >= BATCH; rows += sealed) {
      sealed = await sealAudit(
        database,
        keyring,
        systemClock,
        (seal) => appendOutsideSeals(outsideSealsPath(city.home), [seal]),
        BATCH,
      );
    }
    const perSecond = (rows * 1000) / (performance.now() - from);
    return [
      {
        part: 'audit',
        name: 'sealing',
        value: perSecond,
        unit: 'rows/s',
        raw: { value: rawPerSecond, unit: 'rows/s', what: 'writing them, a hundred at a time' },
      },
    ];
  } finally {
    city.thaw();
    await database.close();
    await owner.end();
  }
}

const data = (name: string) => readFileSync(join(repositoryRoot, 'data/calendars', name), 'utf8');

export function measureDueDates(): Figure[] {
  const calendar = parseCalendar({ days: data('cn.csv'), years: data('cn-years.csv') });
  const hours = parseOfficeHours(data('office-hours.csv')).get('community');
  if (!hours) throw new Error('no office hours for communities');
  const start = Date.parse('2026-01-05T01:30:00Z');
  return units.map((unit) => {
    const run = (i: number) =>
      dueAt({
        calendar,
        hours,
        from: new Date(start + (i % 8000) * 3_600_000),
        limit: { amount: 1 + (i % 20), unit },
        pauses: [],
      });
    for (let i = 0; i < 5_000; i++) run(i);
    const times = 50_000;
    const from = performance.now();
    for (let i = 0; i < times; i++) run(i);
    return {
      part: 'schedule',
      name: `one due date, ${unit}`,
      value: ((performance.now() - from) * 1000) / times,
      unit: 'µs',
    };
  });
}
