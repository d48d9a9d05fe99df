// A second, slow reading of the rules for the tests: it walks minute by minute and shares nothing with the
// engine but the data. Everything must fall on whole minutes.
import { isWorkday } from './calendar.ts';
import type { LimitRun } from './limit.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;

/** Working days of the calendar, asked of its day list and the weekday, not of its index. */
export function naiveIsWorkday({ days }: LimitRun['calendar'], date: string): boolean {
  const kind = days.get(date)?.kind;
  if (kind !== undefined) return kind === 'workday';
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

export function naiveDueAt({ calendar, hours, from, limit, pauses }: LimitRun): Date | null {
  const start = from.getTime();
  const wanted = limit.unit.endsWith('HOUR') ? Math.round(limit.amount * 60) : limit.amount;
  let day = Number.NaN;
  let works = false;
  let version = hours[0];
  let counted = 0;
  for (let minute = start; ; minute += MINUTE) {
    const local = minute + SHANGHAI;
    if (Math.floor(local / DAY) !== day) {
      day = Math.floor(local / DAY);
      const date = new Date(local).toISOString().slice(0, 10);
      works = naiveIsWorkday(calendar, date);
      version = [...hours].reverse().find((candidate) => candidate.validFrom <= date) ?? hours[0];
    }
    const ofDay = Math.floor((local % DAY) / MINUTE);
    const end = ofDay + 1;
    const isFirstDay = day === Math.floor((start + SHANGHAI) / DAY);
    // Stopped during this minute; for ever, if no end is known.
    const stopping = pauses.filter(
      (pause) => pause.from.getTime() <= minute && (pause.to === null || minute < pause.to.getTime()),
    );
    if (stopping.some(({ to }) => to === null)) return null;
    if (stopping.length > 0) continue;
    const inOffice = works && version.periods.some(([opens, closes]) => opens <= ofDay && ofDay < closes);
    const closing = version.periods.at(-1)?.[1];
    switch (limit.unit) {
      case 'HOUR':
        counted += 1;
        break;
      case 'WORK_HOUR':
        counted += inOffice ? 1 : 0;
        break;
      case 'WORK_DAY':
        counted += works && !isFirstDay && end === closing ? 1 : 0;
        break;
      case 'CALENDAR_DAY':
        counted += !isFirstDay && end === 1440 ? 1 : 0;
        break;
    }
    const moved = limit.unit === 'CALENDAR_DAY' && !(works && end === 1440);
    if (counted >= wanted && !moved) return new Date(minute + MINUTE);
  }
}

/** Both readings of "is this a working day" for every day of a year, for comparison. */
export function disagreements(calendar: LimitRun['calendar'], year: number): readonly string[] {
  const found: string[] = [];
  for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += DAY) {
    const date = new Date(time).toISOString().slice(0, 10);
    if (isWorkday(calendar, date) !== naiveIsWorkday(calendar, date)) found.push(date);
  }
  return found;
}
