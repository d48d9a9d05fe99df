import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit } from '#kernel/audit/seal.ts';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { inviteFirstAdmin } from './invite-first.ts';
import { addOrganisations, organisationName, organisationsAbove } from './organisations.ts';
import { postsAt } from './posts.ts';
import {
  CELL,
  CITY,
  COMMUNITY,
  HENGSHAN,
  STREET,
  startTestCity,
  type TestCity,
  YUYANG,
} from './test-database.ts';

const HEALTH = '22222222-2222-4222-8222-222222222222';
let city: TestCity;
beforeAll(async () => {
  city = await startTestCity();
  // The first of all comes by the operator's link; there is no default account.
  const invite = () =>
    city.asSystem((ctx) => inviteFirstAdmin(ctx, { login: 'first', name: '首任（示例）', code: CITY }));
  await invite();
  // A link that was lost or has expired: the next start makes another for the same account.
  const link = (await invite()) ?? '';
  const first = city.browser();
  const begun = await first.redeem({
    body: { token: link.split('#')[1] ?? '', password: 'Walnut-orchard-88' },
  });
  const code = totpCode(begun.secret ?? '', totpStep(city.clock.now()));
  const { me } = await first.secondStep({ body: { challenge: begun.challenge, code } });
  expect(me).toMatchObject({ post: { role: 'securityAdmin', code: CITY } });
  expect(await invite()).toBeUndefined();

  await city.asSystem((ctx) =>
    addOrganisations(ctx, [
      {
        id: '11111111-1111-4111-8111-111111111111',
        code: YUYANG,
        name: '榆阳区水务局',
        name_en: 'Yuyang Water Bureau',
        kind: 'department',
      },
      {
        id: HEALTH,
        code: HENGSHAN,
        name: '横山区卫健局',
        name_en: 'Hengshan Health Bureau',
        kind: 'department',
      },
      {
        id: '33333333-3333-4333-8333-333333333333',
        code: CITY,
        name: '市政处',
        name_en: 'City Roads',
        kind: 'department',
      },
    ]),
  );
  const ids = await city.hire(
    { login: 'audit-city', posts: [{ role: 'auditor', code: CITY }] },
    { login: 'audit-hengshan', posts: [{ role: 'auditor', code: HENGSHAN }] },
    { login: 'street', posts: [{ role: 'streetDispatcher', code: STREET }] },
    { login: 'officer', posts: [{ role: 'gridOfficer', code: CELL }] },
    {
      login: 'worker',
      posts: [
        { role: 'communityWorker', code: COMMUNITY },
        { role: 'gridOfficer', code: CELL },
      ],
    },
    {
      login: 'former',
      posts: [{ role: 'gridOfficer', code: CELL, validFrom: '2025-01-01', validTo: '2026-03-01' }],
    },
  );
  await first.reset({ params: { id: ids.get('street') ?? '' }, body: { reason: '手机丢失' } });
  await first.grantPost({
    params: { id: ids.get('officer') ?? '' },
    body: { id: crypto.randomUUID(), role: 'gridOfficer', code: CELL + 1, validFrom: '2026-03-02' },
  });
  await city.hire({ login: 'dispatcher', posts: [{ role: 'streetDispatcher', code: STREET }] });
});
afterAll(() => city.stop());

describe('an auditor', () => {
  it('reads what was done in the own territory, newest first, and is recorded for it', async () => {
    const auditor = await city.as('audit-city');
    const { events } = await auditor.auditTrail({ query: { limit: 100 } });
    expect(events.map((event) => event.action)).toEqual(
      expect.arrayContaining([
        'account.inviteFirstAdmin',
        'account.reset',
        'account.grantPost',
        'account.signIn',
      ]),
    );
    const reset = events.find((event) => event.action === 'account.reset');
    expect(reset).toMatchObject({ role: 'securityAdmin', purpose: '手机丢失', batch: null });
    expect(reset?.who).toBe('首任（示例）');
    const times = events.map((event) => Date.parse(event.at));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const looked = await auditor.auditTrail({ query: { action: 'account.readTrail' } });
    expect(looked.events[0]).toMatchObject({ role: 'auditor', subject: 'audit' });

    const county = await city.as('audit-hengshan').then(async (who) => {
      const [first] = (await who.me()).posts.filter((post) => post.code === HENGSHAN);
      await who.choosePost({ body: { post: first?.id ?? '' } });
      return who;
    });
    const seen = await county.auditTrail({ query: { limit: 100 } });
    expect(seen.events.length).toBeGreaterThan(0);
    expect(seen.events.every((event) => event.place === `地${HENGSHAN}`)).toBe(true);
  });

  it('asks for an account by its login and for one place, and reads names instead of numbers', async () => {
    const auditor = await city.as('audit-city');
    const { events } = await auditor.auditTrail({ query: { subject: 'street', limit: 100 } });
    expect(events.map(({ action }) => action)).toContain('account.reset');
    expect(new Set(events.map(({ subjectName }) => subjectName))).toEqual(new Set(['street']));
    expect((await auditor.auditTrail({ query: { subject: 'nobody-of-that-name' } })).events).toEqual([]);
    const near = await auditor.auditTrail({ query: { within: HENGSHAN, limit: 100 } });
    expect(new Set(near.events.map(({ place }) => place))).toEqual(new Set([`地${HENGSHAN}`]));
    // The own territory bounds what one may ask for.
    const county = await city.as('audit-hengshan');
    expect((await county.auditTrail({ query: { within: YUYANG } })).events).toEqual([]);
  });

  it('asks what one person did, by a name found or pressed', async () => {
    const auditor = await city.as('audit-city');
    const people = await auditor.auditPeople({ query: { q: '首任' } });
    expect(people.map(({ login }) => login)).toEqual(['first']);
    const who = people[0]?.id ?? '';
    const { events } = await auditor.auditTrail({ query: { who, limit: 100 } });
    expect(new Set(events.map(({ whoId, login }) => `${whoId} ${login}`))).toEqual(new Set([`${who} first`]));
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['account.signIn', 'account.reset', 'account.grantPost']),
    );
    // The question stands in the trail, once, and is told with the name.
    const asked = await auditor.auditTrail({ query: { action: 'account.readTrail', limit: 100 } });
    const same = asked.events.filter(({ facts }) => facts.some(({ value }) => value === '首任（示例）'));
    expect(same).toHaveLength(1);
    // By login too; without a word those who acted lately; a county's auditor finds its own, and those who acted in it.
    expect((await auditor.auditPeople({ query: { q: 'AUDIT-' } })).map(({ login }) => login).sort()).toEqual([
      'audit-city',
      'audit-hengshan',
    ]);
    expect((await auditor.auditPeople({ query: {} })).map(({ login }) => login)).toContain('first');
    const county = await city.as('audit-hengshan');
    expect(await county.auditPeople({ query: { q: 'worker' } })).toEqual([]);
    expect((await county.auditTrail({ query: { who, limit: 100 } })).events).toEqual([]);
    await expect((await city.as('dispatcher')).auditPeople({ query: {} })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('reads which post was given, until when, and by what somebody came in', async () => {
    const auditor = await city.as('audit-city');
    const factsOf = async (action: string) =>
      (await auditor.auditTrail({ query: { action, limit: 100 } })).events.map(({ facts }) =>
        Object.fromEntries(facts.map(({ key, value }) => [key, value])),
      );
    expect(await factsOf('account.grantPost')).toContainEqual({ role: 'gridOfficer', from: '2026-03-02' });
    expect(await factsOf('account.signIn')).toContainEqual({ by: 'enrol' });
    expect(await factsOf('account.signIn')).toContainEqual({ by: 'totp' });
  });

  it('pages without gaps and filters by day', async () => {
    const auditor = await city.as('audit-city');
    const whole = (await auditor.auditTrail({ query: { limit: 100, action: 'account.signIn' } })).events.map(
      (event) => event.id,
    );
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await auditor.auditTrail({
        query: { limit: 3, action: 'account.signIn', ...(after ? { after } : {}) },
      });
      paged.push(...page.events.map((event) => event.id));
      after = page.next ?? undefined;
    } while (after);
    expect(paged).toEqual(whole);
    expect((await auditor.auditTrail({ query: { to: '2026-03-01' } })).events).toEqual([]);
    const [latest] = (await auditor.auditTrail({ query: { limit: 1 } })).events;
    const shanghai = new Date(Date.parse(latest?.at ?? '') + 8 * 3_600_000).toISOString();
    const minute = shanghai.slice(0, 16);
    expect((await auditor.auditTrail({ query: { from: minute, limit: 1 } })).events).toHaveLength(1);
    const before = await auditor.auditTrail({ query: { to: minute, limit: 100 } });
    expect(before.events.every(({ at }) => Date.parse(at) < Date.parse(`${minute}:00+08:00`))).toBe(true);
    await expect(
      auditor.auditTrail({ query: { from: '2026-03-05', to: '2026-03-04' } }),
    ).rejects.toMatchObject({ status: 400, slots: { fields: [{ field: 'to' }] } });
    await expect(auditor.auditTrail({ query: { after: 'x' } })).rejects.toMatchObject({ status: 400 });
  });

  it('proves the trail sound, also from a county, and sees what waits to be sealed', async () => {
    const auditor = await city.as('audit-city');
    expect((await auditor.auditSeals()).unsealed).toBeGreaterThan(5);
    // Other test files share the server, and a seal waits for the oldest transaction that is still open in it.
    await expect
      .poll(
        async () => {
          await sealAudit(city.platform.database, city.platform.keyring, city.clock, async () => undefined);
          const { events } = await auditor.auditTrail({ query: { action: 'account.reset' } });
          return events.map(({ batch }) => batch !== null);
        },
        { timeout: 20_000 },
      )
      .toEqual([true]);
    const { seals, publicKey } = await auditor.auditSeals();
    expect(seals.length).toBeGreaterThan(0);
    expect(publicKey).toContain('BEGIN PUBLIC KEY');
    const sealed = seals.reduce((sum, seal) => sum + seal.count, 0);
    // An entry names the batch that vouches for it, and no batch holds fewer entries than name it.
    const { events } = await auditor.auditTrail({ query: { limit: 100 } });
    for (const { no, count } of seals)
      expect(events.filter(({ batch }) => batch === no).length).toBeLessThanOrEqual(count);
    expect(seals.map(({ no }) => no)).toEqual(expect.arrayContaining(batchesOf(events)));
    for (const login of ['audit-city', 'audit-hengshan']) {
      const verdict = await (await city.as(login)).auditVerify();
      expect(verdict).toMatchObject({ sound: true, batches: seals.length, findings: [] });
      expect(verdict.rows).toBeGreaterThanOrEqual(sealed);
    }
  });
});

const batchesOf = (events: readonly { readonly batch: number | null }[]) =>
  [...new Set(events.map(({ batch }) => batch))].filter((batch) => batch !== null);

describe('neighbouring modules', () => {
  it('learn who looks after a cell, publicly; no other post shows outside its territory', async () => {
    const officers = await city.asNobody(async (ctx) => {
      const found = await postsAt(ctx, [CELL, CELL + 1, COMMUNITY]);
      expect(await ctx.db.selectFrom('post').selectAll().execute()).toEqual([]);
      return found;
    });
    expect(officers.map(({ code, name }) => [code, name])).toEqual([
      [CELL, 'officer（示例）'],
      [CELL, 'worker（示例）'],
      [CELL + 1, 'officer（示例）'],
    ]);
  });

  it('find the bodies above a place', async () => {
    const names = await city.asNobody(async (ctx) =>
      (await organisationsAbove(ctx, CELL)).map((one) => one.name),
    );
    expect(names).toEqual(['榆阳区水务局', '市政处']);
    expect(await city.asNobody((ctx) => organisationName(ctx, 610_803, HEALTH))).toBe('横山区卫健局');
    const street = await city.as('dispatcher');
    expect((await street.organisations({ query: {} })).map((one) => one.name).sort()).toEqual([
      '市政处',
      '榆阳区水务局',
    ]);
  });
});
