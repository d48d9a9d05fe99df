import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CITY,
  COMMUNITY,
  HENGSHAN,
  PASSWORD,
  STREET,
  startTestCity,
  type TestCity,
  YUYANG,
} from './test-database.ts';

let city: TestCity;
let ids: ReadonlyMap<string, string>;
const id = (login: string) => ids.get(login) ?? '';

beforeAll(async () => {
  city = await startTestCity();
  ids = await city.hire(
    { login: 'sec-yuyang', posts: [{ role: 'securityAdmin', code: YUYANG }] },
    { login: 'audit-city', posts: [{ role: 'auditor', code: CITY }] },
    { login: 'street', posts: [{ role: 'streetDispatcher', code: STREET }] },
    { login: 'hengshan', posts: [{ role: 'countyOffice', code: HENGSHAN }] },
    { login: 'locked-out', posts: [{ role: 'communityWorker', code: COMMUNITY }] },
  );
});
afterAll(() => city.stop());

describe('a security administrator', () => {
  it('unlocks whoever has mistyped too often, with a reason; nobody else can, and not for oneself', async () => {
    // Before the guesses: signing in takes half a minute of this clock, and the lock lasts no longer.
    const admin = await city.as('sec-yuyang');
    const dispatcher = await city.as('street');
    const auditor = await city.as('audit-city');
    const door = city.browser();
    const guess = (password: string) => door.signIn({ body: { login: 'locked-out', password } });
    const left: unknown[] = [];
    for (let i = 0; i < 5; i++) {
      await guess(`guess ${i}`).catch((problem) => left.push(problem.slots.left));
    }
    expect(left).toEqual([4, 3, 2, 1, 0]);
    await expect(guess(PASSWORD)).rejects.toMatchObject({ code: 'account.signInDelayed' });

    const of = { params: { id: id('locked-out') }, body: { reason: '本人到窗口核实' } };
    expect((await admin.list({ query: { q: 'locked-out' } })).accounts[0]?.lockedUntil).not.toBeNull();
    await expect(dispatcher.unlock(of)).rejects.toMatchObject({ status: 403 });
    await expect(admin.unlock({ ...of, params: { id: id('hengshan') } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(admin.unlock({ ...of, params: { id: id('sec-yuyang') } })).rejects.toMatchObject({
      code: 'account.notOneself',
    });
    await expect(admin.unlock(of)).resolves.toMatchObject({ lockedUntil: null });
    await expect(guess(PASSWORD)).resolves.toMatchObject({ next: 'totp', login: 'locked-out' });
    const trail = await auditor.auditTrail({ query: { action: 'account.unlock' } });
    expect(trail.events).toMatchObject([{ purpose: '本人到窗口核实', subjectName: 'locked-out' }]);
  });
});
