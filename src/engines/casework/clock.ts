// Deadlines of cases. due_at and risk_at are caches of a computation whose inputs (calendar, pauses, limit) can change;
// every change recomputes them in its own transaction, so they are never stale. Late and at-risk are never stored.

import { levelOf } from '#engines/region/code.ts';
import {
  atRiskAt,
  type ClockStateName,
  clockState,
  dueAt,
  holdSchedule,
  type Limit,
  type LimitRun,
  type OfficeLevel,
  type Pause,
  type Schedule,
  scheduleOf,
} from '#engines/schedule/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { CaseFile, CaseTask } from './tables.ts';

/**
 * The promise to a resident counts by the hours of the office the resident knows, wherever the case goes meanwhile;
 * docs/decisions/0008-whose-office-hours.md.
 */
export const PROMISE = 'community';

/** A desk with a limit of its own counts by the hours of its own level. */
export function levelOfTask({
  with_case,
  holder_code,
}: Pick<CaseTask, 'with_case' | 'holder_code'>): OfficeLevel {
  return with_case ? PROMISE : levelOf(holder_code);
}

export interface ClockCache {
  readonly due_at: Date | null;
  readonly risk_at: Date | null;
  readonly provisional: boolean;
}

export interface ClockInputs {
  /** Whose office hours count. */
  readonly level: OfficeLevel;
  readonly from: Date;
  readonly limit: Limit;
  readonly pauses: readonly Pause[];
}

function runOf(schedule: Schedule, { level, ...inputs }: ClockInputs): LimitRun {
  return { calendar: schedule.calendar, hours: schedule.hours(level), ...inputs };
}

export function clockCache(schedule: Schedule, inputs: ClockInputs): ClockCache {
  const run = runOf(schedule, inputs);
  const { due, provisional } = dueAt(run);
  return { due_at: due, risk_at: atRiskAt(run), provisional };
}

/** When a promise given at this moment would have to be kept; null while the calendar says nothing. */
export async function promisedBy(ctx: Ctx, limit: Limit): Promise<Date | null> {
  return clockCache(await scheduleOf(ctx), { level: PROMISE, from: ctx.now, limit, pauses: [] }).due_at;
}

export const stopped: ClockCache = { due_at: null, risk_at: null, provisional: false };

/** Pauses of one case, oldest first. */
export async function pausesOf(ctx: Ctx, county: number, caseId: string): Promise<Pause[]> {
  const rows = await ctx.db
    .selectFrom('case_pause')
    .select(['from_at', 'to_at'])
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .orderBy('from_at')
    .execute();
  return rows.map((row) => ({ from: row.from_at, to: row.to_at }));
}

/** Pauses of many cases in one look, by case. */
export async function pausesOfAll(
  ctx: Ctx,
  files: readonly Pick<CaseFile, 'county' | 'id'>[],
): Promise<(id: string) => Pause[]> {
  if (files.length === 0) return () => [];
  const rows = await ctx.db
    .selectFrom('case_pause')
    .select(['case_id', 'from_at', 'to_at'])
    .where((e) => e('county', '=', e.fn.any(e.val([...new Set(files.map(({ county }) => county))]))))
    .where((e) => e('case_id', '=', e.fn.any(e.val(files.map(({ id }) => id)))))
    .orderBy('from_at')
    .execute();
  const byCase = Map.groupBy(rows, (row) => row.case_id);
  return (id) => (byCase.get(id) ?? []).map((row) => ({ from: row.from_at, to: row.to_at }));
}

export interface ClockRow {
  readonly limit_amount: number;
  readonly limit_unit: Limit['unit'];
  readonly due_at: Date | null;
  readonly risk_at: Date | null;
  readonly provisional: boolean;
}

/** How a clock stands, in the words of the contract. */
export function clockOf(
  schedule: Schedule,
  now: Date,
  row: ClockRow,
  run: Omit<ClockInputs, 'limit'>,
  doneAt: Date | null,
) {
  const limit: Limit = { amount: row.limit_amount, unit: row.limit_unit };
  const state = clockState({ ...runOf(schedule, { ...run, limit }), now, doneAt });
  return {
    state: state.state,
    dueAt: state.due?.toISOString() ?? null,
    remaining: state.state === 'done' ? null : Math.round(state.remaining * 10) / 10,
    limit,
    pausedMinutes: Math.round(state.pausedMs / 60_000),
    provisional: state.provisional,
  };
}

/** The name alone, from the cached instants: cheap enough for every row of a list. */
export function clockName(
  now: Date,
  row: ClockRow & { paused_since: Date | null; answered_at: Date | null; closed_at: Date | null },
): ClockStateName {
  if (row.closed_at ?? row.answered_at) return 'done';
  // What was due before it was paused stays due, so a paused clock has an instant only when it is overdue.
  if (!row.due_at) return 'paused';
  if (now > row.due_at) return 'overdue';
  return row.risk_at && now >= row.risk_at ? 'atRisk' : 'running';
}

export { holdSchedule, scheduleOf };
