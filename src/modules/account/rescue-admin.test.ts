import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { rescueAdmin } from './rescue-admin.ts';
import {
  CITY,
  COMMUNITY,
  HENGSHAN,
  PASSWORD,
  startTestCity,
  type TestCity,
  YUYANG,
} from './test-database.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startTestCity();
  await city.hire(
    { login: 'sec-city', posts: [{ role: 'securityAdmin', code: CITY }] },
    { login: 'sec-yuyang', posts: [{ role: 'securityAdmin', code: YUYANG }] },
    { login: 'audit-city', posts: [{ role: 'auditor', code: CITY }] },
    { login: 'reset', posts: [{ role: 'communityWorker', code: COMMUNITY }] },
  );
});
afterAll(() => city.stop());

describe('a security administrator', () => {
  it('who is locked out, and the only one, is let in again by the operator; nobody else is, and the trail keeps why', async () => {
    await city.hire({ login: 'sec-lost', posts: [{ role: 'securityAdmin', code: HENGSHAN }] });
    const admin = await city.as('sec-lost');
    const wish = { login: 'reset', reason: '手机和备用码都丢了' };
    const refused = await city.asSystem((ctx) => rescueAdmin(ctx, wish));
    expect(refused).toEqual({ logins: ['sec-city', 'sec-lost', 'sec-yuyang'] });

    const rescue = await city.asSystem((ctx) => rescueAdmin(ctx, { ...wish, login: 'sec-lost' }));
    expect((await admin.me()).kind).toBe('anonymous');
    await expect(
      city.browser().signIn({ body: { login: 'sec-lost', password: PASSWORD } }),
    ).rejects.toMatchObject({ code: 'account.signInRefused' });
    const fresh = city.browser();
    const token = rescue.link?.split('#')[1] ?? '';
    const begun = await fresh.redeem({ body: { token, password: PASSWORD } });
    const code = totpCode(begun.secret ?? '', totpStep(city.clock.now()));
    const { me } = await fresh.secondStep({ body: { challenge: begun.challenge, code } });
    expect(me.post).toMatchObject({ role: 'securityAdmin', code: HENGSHAN });

    const auditor = await city.as('audit-city');
    const { events } = await auditor.auditTrail({ query: { action: 'account.rescueAdmin' } });
    expect(events).toEqual([expect.objectContaining({ purpose: wish.reason })]);
  });
});
