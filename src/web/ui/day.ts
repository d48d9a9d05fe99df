// A day as it is typed: none, a day of the calendar, or something that is neither yet.

/**
 * Something stands in the field, and it is no day: half of one, or 11月31日. A symbol, so that no form compiles which
 * takes it for “none”: a post was once given for good because its last day did not exist.
 */
export const noSuchDay: unique symbol = Symbol('no such day');

/** An ISO day, or '' while nothing is written. */
export type TypedDay = string | typeof noSuchDay;

export interface DayParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

export function partsOf(typed: string): DayParts {
  const [year = '', month = '', day = ''] = typed.split('-');
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') };
}

/** Nothing is missing any more, whether or not it is a day. */
export function isWhole({ year, month, day }: DayParts): boolean {
  return year.length === 4 && month !== '' && day !== '';
}

export function dayOf({ year, month, day }: DayParts): TypedDay {
  if (year === '' && month === '' && day === '') return '';
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return noSuchDay;
  const moment = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso) ? iso : noSuchDay;
}
