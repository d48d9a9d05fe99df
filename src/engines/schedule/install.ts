// First installation of calendar and office hours: the whole of it or nothing. Later edits are never overwritten.
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { parseCalendar, parseOfficeHours } from './load.ts';
import { csvRows } from './rows.ts';

export interface CalendarFiles {
  readonly days: string;
  readonly years: string;
  readonly hours: string;
}

export async function installCalendar(ctx: Ctx, files: CalendarFiles): Promise<void> {
  const present = await ctx.db.selectFrom('calendar_year').select('year').limit(1).execute();
  if (present.length > 0) return;
  // Checked by the rules of the engine first; what passes here always loads again from the tables.
  parseCalendar(files);
  parseOfficeHours(files.hours);
  const records = (table: string, file: string): RawBuilder<string> =>
    sql`${JSON.stringify(csvRows(table, file).rows.map(({ value }) => value))}::jsonb`;
  await sql`insert into calendar_year (year, status, source)
    select * from jsonb_to_recordset(${records('calendar_year', files.years)}) as r (year int, status text, source text)`.execute(
    ctx.db,
  );
  await sql`insert into calendar_day (day, kind, name_zh, name_en)
    select * from jsonb_to_recordset(${records('calendar_day', files.days)}) as r (date date, kind text, name_zh text, name_en text)`.execute(
    ctx.db,
  );
  await sql`insert into office_hours (level, valid_from, periods)
    select * from jsonb_to_recordset(${records('office_hours', files.hours)}) as r (level text, valid_from date, periods text)`.execute(
    ctx.db,
  );
  // Whoever asked before has kept an empty calendar.
  await ctx.db.updateTable('calendar_version').set({ version: sql`version + 1` }).execute();
}
