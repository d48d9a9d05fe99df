// Clock-stop 停表: spans in which a limit does not run (补正, 公示, 鉴定, waiting for the resident; compare
// 行政许可法 45, 所需时间不计算在期限内). A span is open at its start and closed at its end: what is due at the
// very moment a pause begins was still counted, what falls on its last moment was not.
import type { Measure } from './measure.ts';

export interface Pause {
  readonly from: Date;
  /** null while it is still running. */
  readonly to: Date | null;
}

/** A pause in epoch milliseconds; `to` is Infinity while it is running. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Spans after `start`, ascending and apart: order, overlaps and a cut in two make no difference. */
export function mergePauses(pauses: readonly Pause[], start: number): readonly Span[] {
  if (pauses.length === 0) return [];
  const merged: { from: number; to: number }[] = [];
  const spans = pauses.map(toSpan).sort((a, b) => a.from - b.from);
  for (const { from, to } of spans) {
    if (to <= start || to === from) continue;
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from: Math.max(from, start), to });
  }
  return merged;
}

/** The first instant after `start` at which `amount` has been counted while running; Infinity if a pause holds it. */
export function runUntil(measure: Measure, start: number, amount: number, spans: readonly Span[]): number {
  let at = start;
  let left = amount;
  for (const { from, to } of spans) {
    if (to <= at) continue;
    if (from > at) {
      const counted = measure.between(at, from);
      if (counted >= left) break;
      left -= counted;
    }
    if (to === Number.POSITIVE_INFINITY) return to;
    at = to;
  }
  return measure.after(at, left);
}

/** What is counted after `start` up to `end` while running. */
export function runningBetween(measure: Measure, start: number, end: number, spans: readonly Span[]): number {
  if (end <= start) return 0;
  let total = measure.between(start, end);
  for (const span of spans) {
    const from = Math.max(span.from, start);
    const to = Math.min(span.to, end);
    if (from < to) total -= measure.between(from, to);
  }
  return total;
}

function toSpan({ from, to }: Pause): Span {
  const span = { from: from.getTime(), to: to === null ? Number.POSITIVE_INFINITY : to.getTime() };
  if (!(span.from <= span.to)) throw new RangeError('a pause must end at or after its start');
  return span;
}
