// What to look at before a year is published: a notice is copied by hand, day by day, and a day is easily left out.

export interface EnteredDay {
  readonly date: string;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

export interface Review {
  readonly holidays: number;
  readonly workdays: number;
  /** Working days that holidays take, less those made up: the law gives as many each year, however the days fall. */
  readonly net: number;
}

export interface Doubts {
  readonly few: boolean;
  readonly balance: boolean;
  /** Festivals of the other year that have no day in this one. */
  readonly missing: readonly string[];
}

export function reviewOf(days: readonly EnteredDay[]): Review {
  const holidays = days.filter(({ kind }) => kind === 'holiday');
  const workdays = days.length - holidays.length;
  const taken = holidays.filter(({ date }) => !isAtWeekend(date)).length;
  return { holidays: holidays.length, workdays, net: taken - workdays };
}

/** Compared with a year that was published: its notice came out whole. */
export function doubtsAbout(days: readonly EnteredDay[], usual: readonly EnteredDay[]): Doubts {
  const [mine, other] = [reviewOf(days), reviewOf(usual)];
  const present = festivals(days);
  return {
    few: mine.holidays < other.holidays * 0.75,
    balance: mine.net !== other.net,
    missing: [...festivals(usual)].filter((name) => !present.has(name)),
  };
}

/** 国庆节、中秋节 is one row for two that fall together. */
function festivals(days: readonly EnteredDay[]): Set<string> {
  const names = days.filter(({ kind }) => kind === 'holiday').flatMap(({ name }) => name.split('、'));
  return new Set(names);
}

const isAtWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
