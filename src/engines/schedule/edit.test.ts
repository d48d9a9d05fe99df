// After an edit of the calendar no resident is shown a date that rested on the day as it was before.
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { regionDesk } from '#engines/casework/desk-names.ts';
import { recomputeClocks, startTask } from '#engines/casework/index.ts';
import type { Ctx, Platform } from '#kernel/context.ts';
import { actAsSystem } from '#kernel/request.ts';
import { COMMUNITY, fileOf, moveById, openAt, staleClocks } from '../../../test/support/cases.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { MONDAY_TEN } from '../../../test/support/template.ts';
import { civilDateOf, dayNumber, isWeekend } from './civil.ts';
import { type DayEdit, type Keepers, publishYear, setDays } from './edit.ts';
import type { Limit } from './limit.ts';
import { previewed } from './preview.ts';
import { scheduleOf } from './store.ts';

let city: TestCity;
let second: Platform;
beforeAll(async () => {
  city = await testCity();
  second = city.secondServer();
});
afterAll(() => city?.close());
beforeEach(() => city.clock.set(MONDAY_TEN));

const edit = (kind: DayEdit['kind']): DayEdit => ({
  kind,
  name: kind === 'ordinary' ? '' : '测试假',
  nameEn: '',
  reason: '市政府通知',
});
const keepers: Keepers = { recompute: recomputeClocks, names: async () => new Map() };
const HOUR = 3_600_000;

/** What a case may have been through when the calendar is edited. */
const LIVES = [
  'reported',
  'handling',
  'paused',
  'pausedLate',
  'resumed',
  'ownLimit',
  'coHandled',
  'answered',
  'disputed',
  'closed',
] as const;
type Life = (typeof LIVES)[number];

async function live(ctx: Ctx, life: Life, limit: Limit, wait: (hours: number) => void): Promise<void> {
  const id = await openAt(ctx, { limit });
  const later = (hours: number) => {
    wait(hours);
    Object.assign(ctx, { now: city.clock.now() });
  };
  if (life === 'reported') return;
  if (life === 'ownLimit') {
    const to = await regionDesk(ctx, { code: COMMUNITY, org: null });
    await moveById(ctx, id, 'assign', { to, reason: '交办', limit: { amount: 2, unit: 'WORK_DAY' } });
    return;
  }
  await moveById(ctx, id, 'accept');
  if (life === 'coHandled') {
    const file = await fileOf(ctx, id);
    await startTask(ctx, file, 'co', await regionDesk(ctx, { code: COMMUNITY, org: null }), {
      giver: null,
      limit: { amount: 1, unit: 'WORK_DAY' },
    });
  }
  later(life === 'pausedLate' ? 24 * 30 : 7);
  if (life === 'paused' || life === 'pausedLate' || life === 'resumed') await moveById(ctx, id, 'pause');
  later(30);
  if (life === 'resumed') await moveById(ctx, id, 'resume');
  if (life === 'answered' || life === 'disputed' || life === 'closed')
    await moveById(ctx, id, 'resolve', { note: '已处理', outcome: 'planned' });
  later(5);
  if (life === 'disputed')
    await moveById(ctx, id, 'dispute', {
      reason: '没有修',
      to: await regionDesk(ctx, { code: COMMUNITY, org: null }),
    });
  if (life === 'closed') await moveById(ctx, id, 'confirm');
}

/** All stored instants, by row: what an edit may move. */
async function stored(ctx: Ctx): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; instants: string }>`
    select f.id, concat_ws(' ', f.due_at, f.risk_at, f.provisional, f.lapses_at,
      (select string_agg(concat_ws(' ', t.id, t.due_at, t.risk_at, t.provisional, t.fires_at), ',' order by t.id)
         from case_task t where t.case_id = f.id)) as instants
      from case_file f`.execute(ctx.db);
  return new Map(rows.map(({ id, instants }) => [id, instants]));
}

const limits: readonly Limit[] = [
  { amount: 3, unit: 'WORK_DAY' },
  { amount: 6, unit: 'WORK_HOUR' },
  { amount: 9, unit: 'CALENDAR_DAY' },
  { amount: 30, unit: 'HOUR' },
];
const FIRST = dayNumber('2026-03-01');
const change = fc.record({
  day: fc.integer({ min: FIRST, max: FIRST + 25 }),
  kind: fc.constantFrom('holiday', 'workday', 'ordinary', 'ordinary'),
});

describe('an administrator who edits the calendar', () => {
  it('moves every clock that rested on the day, no other, and is told how many cases that were', {
    timeout: 120_000,
  }, async () => {
    for (const life of LIVES) {
      for (const limit of limits) {
        city.clock.set(MONDAY_TEN);
        await city.asSystem((ctx) => live(ctx, life, limit, (hours) => city.clock.advance(hours * HOUR)));
      }
    }
    expect(await city.asSystem(staleClocks)).toEqual([]);
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        for (const { day, kind } of changes) {
          const workday = kind === 'workday' && isWeekend(day);
          const wish = kind === 'workday' && !workday ? 'holiday' : kind;
          const before = await city.asSystem(stored);
          const change = (ctx: Ctx) => setDays(ctx, civilDateOf(day), edit(wish), keepers);
          // What is seen beforehand is what comes about, and seeing it changes nothing.
          const foreseen = await city.asSystem((ctx) => previewed(ctx, true, change));
          expect(await city.asSystem(stored)).toEqual(before);
          expect(await city.asSystem(staleClocks)).toEqual([]);
          const { recomputed } = await city.asSystem(change);
          const after = await city.asSystem(stored);
          const differing = [...after].filter(([id, instants]) => before.get(id) !== instants);
          expect(recomputed).toBe(differing.length);
          expect(foreseen.recomputed).toBe(recomputed);
          expect(await city.asSystem(staleClocks)).toEqual([]);
          moved += recomputed;
        }
      }),
      { numRuns: 25 },
    );
    expect(moved).toBeGreaterThan(5);
  });

  it('and publishes a year: dates that were provisional no longer are', async () => {
    city.clock.set(new Date('2026-12-28T02:00:00Z'));
    const id = await city.asSystem((ctx) => openAt(ctx));
    const provisional = async () => (await city.asSystem((ctx) => fileOf(ctx, id))).provisional;
    expect(await provisional()).toBe(true);
    await expect(
      city.asSystem((ctx) => publishYear(ctx, 2027, '国办发明电〔2026〕7号', keepers)),
    ).rejects.toMatchObject({ code: 'schedule.yearEmpty', status: 409 });
    expect(await provisional()).toBe(true);
    await city.asSystem((ctx) => setDays(ctx, '2027-01-01', edit('holiday'), keepers));
    await city.asSystem((ctx) => publishYear(ctx, 2027, '国办发明电〔2026〕7号', keepers));
    expect(await provisional()).toBe(false);
    expect(await city.asSystem(staleClocks)).toEqual([]);
  });

  it('takes a publication back before its year begins; dates are provisional again, and the change remains', async () => {
    city.clock.set(new Date('2026-12-28T02:00:00Z'));
    const id = await city.asSystem((ctx) => openAt(ctx));
    const provisional = async () => (await city.asSystem((ctx) => fileOf(ctx, id))).provisional;
    expect(await provisional()).toBe(false);
    const admin = await city.staff('system');
    expect(await admin.schedule.year({ params: { year: 2027 } })).toMatchObject({ withdrawable: true });
    const withdraw = (year: number, preview: boolean) =>
      admin.schedule.withdrawYear({ params: { year }, body: { reason: '只录了元旦', preview } });
    const foreseen = await withdraw(2027, true);
    expect(await provisional()).toBe(false);
    const done = await withdraw(2027, false);
    expect(done).toMatchObject({
      recomputed: foreseen.recomputed,
      year: { status: 'unpublished', source: '' },
    });
    expect(done.year.days.map(({ date }) => date)).toEqual(['2027-01-01']);
    expect(await provisional()).toBe(true);
    expect(await city.asSystem(staleClocks)).toEqual([]);
    await expect(withdraw(2027, false)).rejects.toMatchObject({ code: 'schedule.yearNotPublished' });
    await expect(withdraw(2026, false)).rejects.toMatchObject({ code: 'schedule.yearBegun', status: 409 });
    const kept = await city.asSystem((ctx) =>
      ctx.db.selectFrom('calendar_change').select(['what', 'was', 'reason', 'account']).execute(),
    );
    expect(kept.find(({ what }) => what === 'withdrawn')).toMatchObject({
      was: '国办发明电〔2026〕7号',
      reason: '只录了元旦',
      account: expect.any(String),
    });
  });

  it('enters several days at once as if one by one, and a published year says which were changed, why and by whom', async () => {
    const admin = await city.staff('system');
    const set = (date: string, kind: DayEdit['kind'], through?: string) =>
      admin.schedule.setDay({
        params: { date },
        body: { kind, name: '测试', nameEn: '', reason: '全市停电检修', ...(through && { through }) },
      });
    const { year } = await set('2026-08-10', 'holiday', '2026-08-12');
    expect(year.days.filter(({ name }) => name === '测试').map(({ date }) => date)).toEqual([
      '2026-08-10',
      '2026-08-11',
      '2026-08-12',
    ]);
    const august = (await admin.schedule.year({ params: { year: 2026 } })).changes.filter(({ date }) =>
      date.startsWith('2026-08'),
    );
    expect(august).toHaveLength(3);
    expect(august[0]).toMatchObject({ was: 'ordinary', kind: 'holiday', reason: '全市停电检修' });
    expect(august[0]?.who).toMatch(/系统管理员/);
    // The reason is public, the name of the administrator is for staff.
    const { changes } = await city.passerBy.schedule.year({ params: { year: 2026 } });
    expect(changes.find(({ date }) => date === '2026-08-10')).toMatchObject({
      reason: '全市停电检修',
      who: null,
    });
    const back = await set('2026-08-10', 'ordinary', '2026-08-12');
    expect(back.year.days.filter(({ name }) => name === '测试')).toEqual([]);
    await expect(set('2026-08-10', 'workday', '2026-08-16')).rejects.toMatchObject({
      code: 'schedule.notAWeekend',
    });
    await expect(set('2026-08-10', 'holiday', '2026-08-09')).rejects.toMatchObject({
      code: 'schedule.rangeReversed',
      status: 422,
    });
    await expect(set('2026-12-30', 'holiday', '2027-01-02')).rejects.toMatchObject({
      code: 'schedule.rangeTooLong',
      status: 422,
    });
  });

  it('is refused, with nothing changed, where work would be made up on a weekday or a published year left empty', async () => {
    const before = await city.asSystem(stored);
    const admin = await city.staff('system');
    const { days } = await admin.schedule.year({ params: { year: 2026 } });
    const put = (date: string, kind: DayEdit['kind'], name = '测试') =>
      admin.schedule.setDay({ params: { date }, body: { kind, name, nameEn: '', reason: '通知' } });
    await expect(put('2026-03-11', 'workday')).rejects.toMatchObject({
      code: 'schedule.notAWeekend',
      status: 422,
    });
    await expect(put('2026-03-11', 'holiday', '')).rejects.toMatchObject({
      code: 'schedule.nameMissing',
      status: 422,
    });
    await expect(put('1949-10-01', 'holiday')).rejects.toMatchObject({
      code: 'schedule.yearUnknown',
      status: 404,
    });
    const empties = city.asSystem(async (ctx) => {
      const holidays = days.filter(({ kind }) => kind === 'holiday');
      await ctx.db
        .deleteFrom('calendar_day')
        .where(
          'day',
          'in',
          holidays.slice(1).map(({ date }) => date),
        )
        .execute();
      return setDays(ctx, holidays[0]?.date ?? '', edit('ordinary'), keepers);
    });
    await expect(empties).rejects.toMatchObject({ code: 'schedule.yearLeftEmpty', status: 409 });
    expect((await admin.schedule.year({ params: { year: 2026 } })).days).toEqual(days);
    expect(await city.asSystem(stored)).toEqual(before);
    await expect(
      (await city.staff('county')).schedule.setDay({
        params: { date: '2026-03-11' },
        body: { kind: 'holiday', name: '假', nameEn: '', reason: '通知' },
      }),
    ).rejects.toMatchObject({ status: 403 });
  });
});

describe('residents at another server', () => {
  // An ordinary March, whatever was tried above.
  beforeEach(() =>
    city.asSystem(async (ctx) => {
      await ctx.db
        .deleteFrom('calendar_day')
        .where('day', '>=', '2026-03-01')
        .where('day', '<=', '2026-03-31')
        .execute();
      await setDays(ctx, '2026-03-31', edit('ordinary'), keepers);
    }),
  );
  const dueOf = async (platform: Platform, id: string) =>
    (await actAsSystem(platform, (ctx) => fileOf(ctx, id))).due_at?.toISOString();

  it('are promised by the new calendar from the moment it is there', async () => {
    await actAsSystem(second, scheduleOf);
    await city.asSystem((ctx) => setDays(ctx, '2026-03-11', edit('holiday'), keepers));
    const id = await actAsSystem(second, (ctx) => openAt(ctx));
    // Wednesday is off: not Thursday but Friday.
    expect(await dueOf(second, id)).toBe('2026-03-13T09:30:00.000Z');
    await actAsSystem(second, (ctx) => setDays(ctx, '2026-03-11', edit('ordinary'), keepers));
    expect(await dueOf(city.platform, id)).toBe('2026-03-12T09:30:00.000Z');
    const other = await city.asSystem((ctx) => openAt(ctx));
    expect(await dueOf(second, other)).toBe('2026-03-12T09:30:00.000Z');
  });

  it('are not promised by an edit that was taken back in its last moment', async () => {
    const fails = city.asSystem((ctx) =>
      setDays(ctx, '2026-03-11', edit('holiday'), {
        ...keepers,
        recompute: async (inner) => {
          await recomputeClocks(inner);
          throw new Error('the disk is full');
        },
      }),
    );
    await expect(fails).rejects.toThrow('the disk is full');
    // The next edit takes the number of the one that failed.
    await city.asSystem((ctx) => setDays(ctx, '2026-04-30', edit('holiday'), keepers));
    for (const platform of [city.platform, second]) {
      const id = await actAsSystem(platform, (ctx) => openAt(ctx));
      expect(await dueOf(platform, id)).toBe('2026-03-12T09:30:00.000Z');
    }
    expect(await city.asSystem(staleClocks)).toEqual([]);
    await city.asSystem((ctx) => setDays(ctx, '2026-04-30', edit('ordinary'), keepers));
  });

  it('who report while an edit is under way, or act on a case they read before it, are promised by the new calendar too', async () => {
    const read = await actAsSystem(second, (ctx) => openAt(ctx));
    const [editing, reported] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const early = actAsSystem(second, async (ctx) => {
      const id = await openAt(ctx);
      reported.resolve();
      await new Promise((resolve) => setTimeout(resolve, 150));
      return id;
    });
    await reported.promise;
    const change = city.asSystem((ctx) =>
      setDays(ctx, '2026-03-11', edit('holiday'), {
        ...keepers,
        recompute: async (inner) => {
          const moved = await recomputeClocks(inner);
          editing.resolve();
          await new Promise((resolve) => setTimeout(resolve, 150));
          return moved;
        },
      }),
    );
    const passed = actAsSystem(second, async (ctx) => {
      await fileOf(ctx, read);
      const file = await fileOf(ctx, read);
      await editing.promise;
      const to = await regionDesk(ctx, { code: COMMUNITY, org: null });
      return moveById(ctx, file.id, 'passUp', { reason: '需要支援', to });
    });
    await editing.promise;
    const late = actAsSystem(second, (ctx) => openAt(ctx));
    await Promise.all([change, passed]);
    const friday = '2026-03-13T09:30:00.000Z';
    expect([
      await dueOf(city.platform, await early),
      await dueOf(city.platform, await late),
      await dueOf(city.platform, read),
    ]).toEqual([friday, friday, friday]);
    expect(await city.asSystem(staleClocks)).toEqual([]);
  });
});
