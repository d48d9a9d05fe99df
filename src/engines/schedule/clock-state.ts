// How a limit stands at one moment: what a list row or an escalation asks.

import { countingFrom, type Due, dueAt, elapsed, inUnit, type LimitRun, measureOf } from './limit.ts';
import type { Measure } from './measure.ts';
import { elapsedTime, workingTime } from './measure.ts';
import { mergePauses, runningBetween, runUntil } from './pauses.ts';

export const clockStateNames = ['running', 'atRisk', 'overdue', 'paused', 'done'] as const;
export type ClockStateName = (typeof clockStateNames)[number];

export const DEFAULT_AT_RISK_SHARE = 0.75;

export interface ClockQuestion extends LimitRun {
  readonly now: Date;
  /** When the work was finished; the answer is then about that moment, not about now. */
  readonly doneAt?: Date | null;
  readonly atRiskShare?: number;
}

export interface ClockState extends Due {
  readonly state: ClockStateName;
  /** From this moment on the limit is at risk; null while a pause is running. */
  readonly atRiskAt: Date | null;
  readonly elapsed: number;
  /** In the limit's unit. Days count today as one; negative by the whole units that passed since it was due. */
  readonly remaining: number;
  /** After the due instant, be it by a minute. */
  readonly late: boolean;
}

export function clockState(question: ClockQuestion): ClockState {
  const due = dueAt(question);
  const at = question.doneAt ?? question.now;
  const riskAt = riskBefore(question, due.due, question.atRiskShare ?? DEFAULT_AT_RISK_SHARE);
  const late = due.due !== null && at > due.due;
  return {
    ...due,
    state: nameOf(question, late, riskAt),
    atRiskAt: riskAt,
    elapsed: elapsed(question, at),
    remaining: remainingAt(question, due.due, at.getTime()),
    late,
  };
}

/** The moment at which the given share of the way to the due instant has run; a recompute stores it beside it. */
export function atRiskAt(run: LimitRun, share: number = DEFAULT_AT_RISK_SHARE): Date | null {
  return riskBefore(run, dueAt(run).due, share);
}

function riskBefore(run: LimitRun, due: Date | null, share: number): Date | null {
  if (!(share > 0 && share <= 1)) throw new RangeError(`not a share: ${share}`);
  if (due === null) return null;
  const from = run.from.getTime();
  const spans = mergePauses(run.pauses, from);
  const progress = progressOf(run);
  const way = runningBetween(progress, from, due.getTime(), spans);
  return new Date(runUntil(progress, from, Math.max(1, Math.floor(way * share)), spans));
}

/** Days tick only when they end, too coarse to warn by: a limit of one day would never be at risk. */
function progressOf({ calendar, hours, limit }: LimitRun): Measure {
  const working = limit.unit === 'WORK_HOUR' || limit.unit === 'WORK_DAY';
  return working ? workingTime(calendar, hours) : elapsedTime;
}

function nameOf({ now, doneAt, pauses }: ClockQuestion, late: boolean, riskAt: Date | null): ClockStateName {
  if (doneAt !== undefined && doneAt !== null) return 'done';
  // Late stays late: a pause declared after the fact does not take the flag away.
  if (late) return 'overdue';
  if (pauses.some(({ from, to }) => from <= now && (to === null || now < to))) return 'paused';
  return riskAt !== null && now >= riskAt ? 'atRisk' : 'running';
}

function remainingAt(run: LimitRun, due: Date | null, at: number): number {
  const { amount, unit } = run.limit;
  if (due === null) return Math.max(0, amount - elapsed(run, new Date(at)));
  const measure = measureOf(run, unit);
  const end = due.getTime();
  if (at > end) return 0 - inUnit(unit, measure.between(end, at));
  const start = Math.max(at, countingFrom(unit, run.from.getTime()));
  return inUnit(unit, runningBetween(measure, start, end, mergePauses(run.pauses, run.from.getTime())));
}
