import { col, type TableOf, table } from '#kernel/database/table.ts';

export const CalendarYear = table('calendar_year', 'reference', {
  year: col.int(),
  status: col.text(),
  source: col.given(col.text()),
});
export const CalendarDayTable = table('calendar_day', 'reference', {
  day: col.date(),
  kind: col.text(),
  name_zh: col.text(),
  name_en: col.text(),
});
export const OfficeHoursTable = table('office_hours', 'reference', {
  level: col.text(),
  valid_from: col.date(),
  periods: col.text(),
});
export const CalendarVersion = table('calendar_version', 'reference', {
  one: col.given(col.bool()),
  version: col.int(),
});
export const CalendarChange = table('calendar_change', 'reference', {
  id: col.uuid(),
  at: col.instant(),
  what: col.text<'day' | 'published' | 'withdrawn' | 'hours' | 'hoursWithdrawn'>(),
  day: col.date(),
  level: col.maybe(col.text()),
  was: col.text(),
  became: col.text(),
  reason: col.text(),
  account: col.maybe(col.uuid()),
});
export const scheduleTables = [
  CalendarYear,
  CalendarDayTable,
  OfficeHoursTable,
  CalendarVersion,
  CalendarChange,
];

declare module '#kernel/database/database.ts' {
  interface Tables {
    calendar_year: TableOf<typeof CalendarYear>;
    calendar_day: TableOf<typeof CalendarDayTable>;
    office_hours: TableOf<typeof OfficeHoursTable>;
    calendar_version: TableOf<typeof CalendarVersion>;
    calendar_change: TableOf<typeof CalendarChange>;
  }
}
