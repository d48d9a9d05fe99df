// Opens a case: number, file, first step and the lead's task, in the transaction of the caller.
import { sql } from 'kysely';
import { countyOf } from '#engines/region/code.ts';
import type { Limit } from '#engines/schedule/index.ts';
import { civilDay } from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { type Compiled, together } from '#kernel/database/database.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { clockCache, holdSchedule, PROMISE, scheduleOf } from './clock.ts';
import type { NamedDesk } from './desk.ts';
import type { Flow } from './flow.ts';
import { soughtOf } from './sought.ts';
import type { CaseFile } from './tables.ts';

export interface Opening {
  /** Made by the sender: a second opening of the same id collides and is the same case. */
  readonly id: string;
  readonly code: number;
  readonly title: string;
  /** What it is searched by beside its title. */
  readonly sought?: string;
  readonly category: string;
  /** The last metres, as they were told; '' where nothing was said. */
  readonly address: string;
  readonly limit: Limit;
  /** May still be on its way: it is asked for together with the number. */
  readonly holder: NamedDesk | Promise<NamedDesk>;
  /** The resident account behind it, if there is one. */
  readonly owner: string | null;
}

/** What the database has not yet generated its columns for. */
type OpenedCase = Omit<CaseFile, 'street' | 'due_order'>;

/** Local civil date of an instant as yymmdd: the readable part of a number. */
function dayOf(now: Date): string {
  return civilDay(now).slice(2).replaceAll('-', '');
}

/** `also`: rows of the module's own that belong to the case; they go out together with it, after it. */
export async function openCase(
  ctx: Ctx,
  flow: Flow,
  opening: Opening,
  also: readonly Compiled[] = [],
): Promise<OpenedCase> {
  const [drawn, desk] = await Promise.all([draw(ctx), opening.holder]);
  const schedule = await scheduleOf(ctx, drawn.version);
  const clock = clockCache(schedule, { level: PROMISE, from: ctx.now, limit: opening.limit, pauses: [] });
  const place = { county: countyOf(opening.code), code: opening.code };
  const holder = { holder_code: desk.code, holder_org: desk.org, holder_name: desk.name };
  const limit = { limit_amount: opening.limit.amount, limit_unit: opening.limit.unit };
  const file: OpenedCase = {
    ...place,
    ...holder,
    ...limit,
    ...clock,
    id: opening.id,
    kind: flow.kind,
    // Ten digits of day and serial, then a check against misreading over the telephone.
    number: withCheckDigit(`${dayOf(ctx.now)}${String(drawn.serial % 1_000_000).padStart(6, '0')}`),
    title: opening.title,
    category: opening.category,
    address: opening.address,
    state: flow.start,
    orgs: desk.org ? [desk.org] : [],
    opened_at: ctx.now,
    clock_from: ctx.now,
    paused_since: null,
    paused_until: null,
    answered_at: null,
    lapses_at: null,
    lapse_amount: null,
    lapse_unit: null,
    closed_at: null,
    outcome: null,
    sides: [],
    answered_by: null,
    returned: 0,
    disputed: 0,
    escalated: 0,
    urged: 0,
    reviewed_at_top: false,
    sought: soughtOf(opening.title, opening.sought ?? ''),
    version: 1,
  };
  const step = {
    ...place,
    ...holder,
    id: uuidv7(ctx.now.getTime()),
    case_id: file.id,
    seq: 1,
    at: ctx.now,
    action: 'open',
    from_state: null,
    to_state: file.state,
    account: ctx.actor.account,
    role: ctx.actor.role,
  };
  const task = {
    ...place,
    ...holder,
    ...limit,
    ...clock,
    id: uuidv7(ctx.now.getTime()),
    case_id: file.id,
    role: 'lead' as const,
    started_at: ctx.now,
    with_case: true,
    fires_at: clock.risk_at,
  };
  const rows = ctx.db
    .with('opened', (db) => db.insertInto('case_file').values(file))
    .with('key', (db) => db.insertInto('case_key').values({ id: file.id, ...place }))
    .with('number', (db) =>
      db.insertInto('case_number').values({ number: file.number, ...place, case_id: file.id }),
    )
    .with('first', (db) => db.insertInto('case_step').values(step))
    .with('owner', (db) =>
      db
        .insertInto('case_owner')
        .columns(['account', 'case_id', 'county', 'code', 'opened_at'])
        .expression(
          db
            .selectNoFrom((e) => [
              e.cast<string>(e.val(opening.owner), 'uuid').as('account'),
              e.cast<string>(e.val(file.id), 'uuid').as('case_id'),
              e.cast<number>(e.val(place.county), 'integer').as('county'),
              e.cast<number>(e.val(place.code), 'bigint').as('code'),
              e.cast<Date>(e.val(ctx.now), 'timestamptz').as('opened_at'),
            ])
            .where(sql<boolean>`${opening.owner !== null}::boolean`),
        ),
    )
    .insertInto('case_task')
    .values(task)
    .compile();
  await together(ctx.db, [rows, ...also]);
  ctx.emit({ topic: 'case', code: file.code, payload: eventOf(file) });
  return file;
}

/** The next number, and the calendar's version as nobody can change it until this transaction has ended. */
async function draw(ctx: Ctx) {
  // Both on their way at once, in this order: the version is read under the lock.
  const [, { rows }] = await Promise.all([
    holdSchedule(ctx),
    sql<{ serial: number; version: number }>`
      select nextval('case_number_seq') as serial, version from calendar_version`.execute(ctx.db),
  ]);
  const [drawn] = rows;
  if (!drawn) throw new Error('the calendar is not installed');
  return drawn;
}

/** What live listeners hear: enough to know that a row changed, nothing of its content. */
export function eventOf(file: OpenedCase): Record<string, unknown> {
  return {
    county: file.county,
    id: file.id,
    kind: file.kind,
    state: file.state,
    holder: file.holder_code,
    holderOrg: file.holder_org,
    orgs: file.orgs,
  };
}

/** Appends a Luhn digit (ISO/IEC 7812-1 annex B): one wrong or swapped digit is noticed before a look-up. */
export function withCheckDigit(digits: string): string {
  let sum = 0;
  for (let i = digits.length - 1, double = true; i >= 0; i--, double = !double) {
    const digit = Number(digits[i]) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return digits + ((10 - (sum % 10)) % 10);
}

export function hasValidCheckDigit(number: string): boolean {
  return /^\d{13}$/.test(number) && withCheckDigit(number.slice(0, -1)) === number;
}
