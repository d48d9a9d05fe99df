// Office hours of one level are changed: what counts by them moves at once, what was promised by others does not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recomputeClocks } from '#engines/casework/index.ts';
import { COMMUNITY, staleClocks } from '../../../test/support/cases.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { reportLamp } from '../../../test/support/lamp.ts';
import { withdrawOfficeHours } from './edit-hours.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

const SUMMER = '08:00-12:00,15:00-18:30';

/** With the street, which has asked the community for a part of its own within one working day. */
async function lampAtStreet() {
  const { ref, reporter, received } = await reportLamp(city);
  const at = { params: ref };
  for (const login of ['grid', 'community'])
    await (await city.staff(login)).voice.passUp({ ...at, body: { reason: '需要协调' } });
  await (await city.staff('street')).voice.passUp({ ...at, body: { reason: '需要协调' } });
  const county = await city.staff('county');
  await county.voice.accept({ ...at, body: { note: '' } });
  const street = { code: Math.floor(COMMUNITY / 1e6) * 1e6, org: null };
  await county.voice.invite({
    ...at,
    body: { to: street, reason: '请先到现场', limit: { amount: 1, unit: 'WORK_DAY' } },
  });
  const look = async () => {
    const { clock, tasks } = await county.voice.get(at);
    const open = tasks.filter(({ doneAt }) => doneAt === null);
    return {
      promise: clock.dueAt,
      lead: open.find(({ role }) => role === 'lead')?.clock.dueAt,
      street: open.find(({ role }) => role === 'co')?.clock.dueAt,
      told: (await reporter.voice.follow()).dueAt,
    };
  };
  return { look, promised: received.dueAt };
}

const set = async (level: 'street' | 'county' | 'community' | 'grid', from: string, periods = SUMMER) =>
  (await city.staff('system')).schedule.setOfficeHours({
    params: { level, from },
    body: { periods, reason: '夏季作息' },
  });

describe('an administrator who changes the office hours of a level', () => {
  it('moves what the desks of that level owe by a limit of their own, and leaves the promise alone', async () => {
    const { look, promised } = await lampAtStreet();
    const tuesday = '2026-03-10T09:30:00.000Z';
    expect(await look()).toEqual({ promise: promised, lead: promised, street: tuesday, told: promised });
    const { hours, recomputed } = await set('street', '2026-03-10');
    expect(recomputed).toBe(1);
    expect(hours).toContainEqual({
      level: 'street',
      from: '2026-03-10',
      periods: SUMMER,
      withdrawable: true,
    });
    expect(await look()).toEqual({
      promise: promised,
      lead: promised,
      street: '2026-03-10T10:30:00.000Z',
      told: promised,
    });
    // The county leads, but on the promise: its own hours are not asked.
    expect((await set('county', '2026-03-10')).recomputed).toBe(0);
    expect((await look()).lead).toBe(promised);
    expect(await city.asSystem((ctx) => staleClocks(ctx))).toEqual([]);
  });

  it('moves what residents were promised where it is the community, from that day on', async () => {
    const { look, promised } = await lampAtStreet();
    expect(promised).toBe('2026-03-12T09:30:00.000Z');
    // Valid only after the promise: nothing moves.
    expect((await set('community', '2026-03-13')).recomputed).toBe(0);
    expect((await set('community', '2026-03-12')).recomputed).toBeGreaterThan(0);
    const moved = await look();
    expect(moved).toMatchObject({
      promise: '2026-03-12T10:30:00.000Z',
      lead: '2026-03-12T10:30:00.000Z',
      told: '2026-03-12T10:30:00.000Z',
    });
    expect(await city.asSystem((ctx) => staleClocks(ctx))).toEqual([]);
    const trail = await city.asSystem((ctx) =>
      ctx.db
        .selectFrom('audit_event')
        .select(['role', 'detail'])
        .where('subject_id', '=', 'community')
        .execute(),
    );
    expect(trail.map(({ role }) => role)).toEqual(['systemAdmin', 'systemAdmin']);
    expect(trail.map(({ detail }) => detail)).toContainEqual(
      expect.objectContaining({ from: '2026-03-12', periods: SUMMER, reason: '夏季作息' }),
    );
  });

  it('may write as one types, full-width and with blanks; what is no time of day is refused', async () => {
    const { hours } = await set('county', '2026-10-01', '08：30-12：00， 14：00-17：30');
    expect(hours).toContainEqual({
      level: 'county',
      from: '2026-10-01',
      periods: '08:30-12:00,14:00-17:30',
      withdrawable: true,
    });
    for (const periods of ['', '8点到12点', '14:00-12:00', '08:00-12:00,11:00-17:00', '08:00-25:00'])
      await expect(set('county', '2026-10-01', periods), periods).rejects.toMatchObject({
        code: 'schedule.periodsUnreadable',
        status: 422,
      });
  });

  it('takes back what begins later or was entered today, and what it replaced holds again', async () => {
    const admin = await city.staff('system');
    const before = await admin.schedule.officeHours();
    const withdraw = (level: 'street' | 'grid', from: string, preview = false) =>
      admin.schedule.withdrawOfficeHours({ params: { level, from }, body: { reason: '录错了', preview } });
    await set('grid', '2026-06-01');
    await set('grid', '2024-01-01');
    // Seen beforehand, nothing is taken back.
    const seen = await withdraw('grid', '2026-06-01', true);
    expect(seen.hours.some(({ from }) => from === '2026-06-01')).toBe(false);
    expect((await admin.schedule.officeHours()).some(({ from }) => from === '2026-06-01')).toBe(true);
    await withdraw('grid', '2026-06-01');
    const { hours } = await withdraw('grid', '2024-01-01');
    const plain = (rows: typeof before) =>
      rows.map(({ level, from, periods }) => `${level} ${from} ${periods}`);
    expect(plain(hours)).toEqual(plain(before));
    await expect(withdraw('street', '2031-01-01')).rejects.toMatchObject({ status: 404 });
    // Tomorrow somebody will have worked by what is entered today.
    await set('grid', '2024-01-01');
    const today = city.clock.now();
    city.clock.advance(24 * 3_600_000);
    const tomorrow = city.asSystem((ctx) =>
      withdrawOfficeHours(ctx, { level: 'grid', from: '2024-01-01' }, '录错了', {
        recompute: recomputeClocks,
        names: async () => new Map(),
      }),
    );
    await expect(tomorrow).rejects.toMatchObject({ code: 'schedule.hoursInUse', status: 409 });
    city.clock.set(today);
    await withdraw('grid', '2024-01-01');
    expect(await city.asSystem((ctx) => staleClocks(ctx))).toEqual([]);
  });

  it('is the system administrator; everybody else reads them', async () => {
    for (const login of ['city', 'county', 'security', 'auditor', 'grid'])
      await expect(
        (await city.staff(login)).schedule.setOfficeHours({
          params: { level: 'county', from: '2026-05-01' },
          body: { periods: SUMMER, reason: '夏季作息' },
        }),
        login,
      ).rejects.toMatchObject({ status: 403 });
    const levels = (await city.passerBy.schedule.officeHours()).map(({ level }) => level);
    expect([...new Set(levels)]).toEqual(['city', 'county', 'street', 'community', 'grid']);
  });
});
