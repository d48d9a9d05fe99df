// Synthetic cases straight into the tables, indexes in place as in production: three years of them, 3 % still open, more
// where more people live. Invented; no case is about anybody.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withCheckDigit } from '#engines/casework/open.ts';
import { ancestor, countyOf } from '#engines/region/code.ts';
import { uuidv7 } from '#kernel/uuid.ts';

const DAY = 86_400_000;
const YEARS = 3 * 365 * DAY;
const OPEN_SHARE = 0.03;
const YUYANG = 610_802;
const CHONGWEN_STREET = 610_802_006;
const CITY = 610_800_000_000_000;

const TABLES = {
  case_file:
    'county,id,code,kind,number,title,category,state,holder_code,holder_org,holder_name,orgs,opened_at,limit_amount,limit_unit,clock_from,due_at,risk_at,paused_since,answered_at,lapses_at,closed_at,outcome,version',
  case_number: 'number,county,code,case_id',
  case_step: 'county,id,case_id,code,seq,at,action,to_state,role,holder_code,holder_org,holder_name',
  case_task:
    'county,id,case_id,code,role,holder_code,holder_org,holder_name,started_at,limit_amount,limit_unit,due_at,risk_at,fires_at,done_at,outcome',
} as const;
type Table = keyof typeof TABLES;

export interface Places {
  /** Each community as often as it weighs. */
  readonly weighted: readonly number[];
  readonly orgs: ReadonlyMap<number, readonly string[]>;
}

/** Same seed, same city: two runs measure the same rows. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

export async function readPlaces(client: pg.Client): Promise<Places> {
  const { rows } = await client.query<{ code: string }>(
    `select code from liren.region where level = 'community' and valid_to is null order by code`,
  );
  const weighted = rows.flatMap(({ code }) => Array<number>(weight(Number(code))).fill(Number(code)));
  const bodies = await client.query<{ code: string; id: string }>(
    'select code, id from liren.organisation order by id',
  );
  const byPlace = Map.groupBy(bodies.rows, (row) => Number(row.code));
  return { weighted, orgs: new Map([...byPlace].map(([code, list]) => [code, list.map(({ id }) => id)])) };
}

/** The measured street is the busiest of the city: 1.5 % of all cases, twelve times the average street. */
function weight(code: number): number {
  if (Math.floor(code / 1e6) === CHONGWEN_STREET) return 9;
  return countyOf(code) === YUYANG ? 3 : 1;
}

export async function loadCases(client: pg.Client, places: Places, from: number, to: number): Promise<void> {
  // The rows fit each other by construction; checking every foreign key again would double the time.
  await client.query(`set session_replication_role = replica`);
  const CHUNK = 50_000;
  for (let at = from; at < to; at += CHUNK) {
    const rows: Record<Table, string[]> = { case_file: [], case_number: [], case_step: [], case_task: [] };
    const random = seeded(at + 1);
    for (let n = at; n < Math.min(at + CHUNK, to); n++) addCase(rows, n, random, places);
    for (const [table, lines] of Object.entries(rows)) {
      const columns = TABLES[table as Table];
      await pipeline(
        Readable.from(batches(lines)),
        client.query(copyFrom(`copy liren.${table} (${columns}) from stdin`)),
      );
    }
  }
  await client.query(`set session_replication_role = default`);
  for (const table of Object.keys(TABLES)) await client.query(`vacuum analyze liren.${table}`);
}

function* batches(lines: readonly string[]): Generator<string> {
  for (let i = 0; i < lines.length; i += 1000) yield lines.slice(i, i + 1000).join('');
}

const CATEGORIES = ['0101', '0102', '0103', '0201', '0301'];

function addCase(rows: Record<Table, string[]>, n: number, random: () => number, places: Places): void {
  const code = places.weighted[Math.floor(random() * places.weighted.length)] ?? 0;
  const county = countyOf(code);
  const now = Date.now();
  const open = random() < OPEN_SHARE;
  const opened = now - DAY - Math.floor(open ? random() * 20 * DAY : random() * YEARS);
  const days = 1 + Math.floor(random() * 15);
  const state = open ? openState(random()) : 'closed';
  const running = state === 'reported' || state === 'handling' || state === 'disputed';
  const due = running ? opened + days * 1.4 * DAY : null;
  const risk = due === null ? null : opened + 0.75 * (due - opened);
  const ended = opened + random() * 1.2 * days * DAY;
  const over = state === 'closed' || state === 'answered';
  const holder = holderOf(code, random(), places);
  const id = uuidv7(opened);
  const number = withCheckDigit(
    `${new Date(opened).toISOString().slice(2, 10).replaceAll('-', '')}${String(n % 1_000_000).padStart(6, '0')}`,
  );
  const clock = [days, 'WORK_DAY'];
  const desk = [holder.code, holder.org, holder.name];
  rows.case_file.push(
    line(
      county,
      id,
      code,
      'voice',
      number,
      `${n % 90} 号楼下路灯不亮（示例）`,
      CATEGORIES[n % CATEGORIES.length],
      state,
      ...desk,
      holder.org ? `{${holder.org}}` : '{}',
      at(opened),
      ...clock,
      at(opened),
      at(due),
      at(risk),
      state === 'paused' ? at(opened + DAY / 2) : null,
      over ? at(ended) : null,
      state === 'answered' ? at(now + 5 * DAY) : null,
      state === 'closed' ? at(ended) : null,
      over ? 'fixed' : null,
      over ? 4 : 2,
    ),
  );
  rows.case_number.push(line(number, county, code, id));
  rows.case_step.push(
    line(county, uuidv7(opened), id, code, 1, at(opened), 'open', 'reported', 'anonymous', ...desk),
  );
  // Far rungs only: the ladder must not start climbing a million synthetic cases while something is measured.
  rows.case_task.push(
    line(
      county,
      uuidv7(opened),
      id,
      code,
      'lead',
      ...desk,
      at(opened),
      ...clock,
      at(due),
      at(risk),
      null,
      over ? at(ended) : null,
      over ? 'resolve' : null,
    ),
  );
}

function openState(share: number): string {
  if (share < 0.35) return 'reported';
  if (share < 0.7) return 'handling';
  if (share < 0.75) return 'disputed';
  return share < 0.85 ? 'paused' : 'answered';
}

function holderOf(
  code: number,
  share: number,
  { orgs }: Places,
): { code: number; org: string | null; name: string } {
  const county = ancestor(code, 'county');
  const [org] = orgs.get(county) ?? [];
  if (share < 0.55) return { code, org: null, name: '社区' };
  if (share < 0.8) return { code: ancestor(code, 'street'), org: null, name: '街道' };
  if (share < 0.92 && org) return { code: county, org, name: '部门' };
  return share < 0.98 ? { code: county, org: null, name: '区县' } : { code: CITY, org: null, name: '市' };
}

const at = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());

function line(...cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map((cell) => (cell === null || cell === undefined ? '\\N' : cell)).join('\t')}\n`;
}
