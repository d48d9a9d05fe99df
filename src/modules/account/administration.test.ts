import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { ownTime } from '../../../test/support/time.ts';
import { addOrganisations } from './organisations.ts';
import type { Role } from './roles.ts';
import {
  type Browser,
  CELL,
  CITY,
  COMMUNITY,
  HENGSHAN,
  PASSWORD,
  STREET,
  startTestCity,
  type TestCity,
  YUYANG,
} from './test-database.ts';

const [WATER, HEALTH, CITY_ROADS] = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
  '33333333-3333-4333-8333-333333333333',
];
/** A stream is asked again each second; the rest is for a busy machine. */
const BEATS_MS = 4_000;
const FROM = '2026-03-02';

let city: TestCity;
let ids: ReadonlyMap<string, string>;
const id = (login: string) => ids.get(login) ?? '';
const newPost = (wish: { role: Role; code: number; org?: string; validTo?: string }) => ({
  id: crypto.randomUUID(),
  validFrom: FROM,
  ...wish,
});

beforeAll(async () => {
  city = await startTestCity();
  await city.asSystem((ctx) =>
    addOrganisations(ctx, [
      { id: WATER, code: YUYANG, name: '榆阳区水务局', name_en: 'Yuyang Water Bureau', kind: 'department' },
      {
        id: HEALTH,
        code: HENGSHAN,
        name: '横山区卫健局',
        name_en: 'Hengshan Health Bureau',
        kind: 'department',
      },
      { id: CITY_ROADS, code: CITY, name: '市政处', name_en: 'City Roads', kind: 'department' },
    ]),
  );
  ids = await city.hire(
    { login: 'sec-city', posts: [{ role: 'securityAdmin', code: CITY }] },
    { login: 'sec-yuyang', posts: [{ role: 'securityAdmin', code: YUYANG }] },
    { login: 'audit-city', posts: [{ role: 'auditor', code: CITY }] },
    { login: 'audit-hengshan', posts: [{ role: 'auditor', code: HENGSHAN }] },
    { login: 'system', posts: [{ role: 'systemAdmin', code: CITY }] },
    { login: 'street', posts: [{ role: 'streetDispatcher', code: STREET }] },
    { login: 'officer', posts: [{ role: 'gridOfficer', code: CELL }] },
    { login: 'hengshan', posts: [{ role: 'countyOffice', code: HENGSHAN }] },
    {
      login: 'both',
      posts: [
        { role: 'communityWorker', code: COMMUNITY },
        { role: 'countyOffice', code: HENGSHAN },
      ],
    },
    ...['gets-post', 'loses-post', 'moves', 'disabled', 'reset', 'proven'].map((login) => ({
      login,
      posts: [{ role: 'communityWorker' as const, code: COMMUNITY }],
    })),
  );
});
afterAll(() => city.stop());

describe('the three administrators', () => {
  it('are three: each opens only the own door, and none of them a case', async () => {
    const doors = {
      accounts: (who: Browser) => who.list({ query: {} }),
      trail: (who: Browser) => who.auditTrail({ query: {} }),
      verify: (who: Browser) => who.auditVerify(),
      organisations: (who: Browser) => who.organisations({ query: {} }),
    };
    const open: Record<string, string[]> = {
      'sec-city': ['accounts', 'organisations'],
      'audit-city': ['trail', 'verify'],
      system: [],
      street: ['organisations'],
      officer: [],
    };
    for (const [login, expected] of Object.entries(open)) {
      const who = await city.as(login);
      const answers = await Promise.all(
        Object.entries(doors).map(
          async ([door, knock]) =>
            [
              door,
              await knock(who).then(
                () => 200,
                (problem) => problem.status,
              ),
            ] as const,
        ),
      );
      expect(
        answers.filter(([, status]) => status === 200).map(([door]) => door),
        login,
      ).toEqual(expected);
      expect(
        answers.filter(([door]) => !expected.includes(door)).every(([, status]) => status === 403),
        login,
      ).toBe(true);
    }
    for (const login of ['sec-city', 'audit-city', 'system']) {
      expect(
        (await (await city.as(login)).me()).may.filter((word) => word.startsWith('case.')),
        login,
      ).toEqual([]);
    }
    await expect(city.browser().list({ query: {} })).rejects.toMatchObject({ status: 401 });
  });

  it('show the second factor again before a grave act, and a screen left open is not enough', async () => {
    const admin = city.browser();
    await admin.enter('sec-yuyang');
    const grant = () =>
      admin.grantPost({
        params: { id: id('proven') },
        body: newPost({ role: 'gridOfficer', code: CELL }),
      });
    city.clock.advance(11 * 60_000);
    const needed = { code: 'kernel.stepUpNeeded', status: 403, slots: { minutes: 10 } };
    await expect(grant()).rejects.toMatchObject(needed);
    const reset = { params: { id: id('reset') }, body: { reason: '换手机' } };
    await expect(admin.reset(reset)).rejects.toMatchObject(needed);
    expect((await admin.list({ query: {} })).accounts.length).toBeGreaterThan(0);
    await expect(admin.prove({ body: { code: '000000' } })).rejects.toMatchObject({
      code: 'account.secondStepRefused',
    });
    await expect(grant()).rejects.toMatchObject(needed);
    await admin.prove({ body: { code: city.code() } });
    await expect(grant()).resolves.toMatchObject({ login: 'proven' });
    // A code works once, here too.
    await expect(admin.prove({ body: { code: city.code() } })).rejects.toMatchObject({ status: 401 });
  });

  it('stay three persons: nobody gets a second of these posts, nor one beside an office', async () => {
    const admin = await city.as('sec-city');
    for (const [login, role, code] of [
      ['audit-hengshan', 'systemAdmin', CITY],
      ['system', 'auditor', CITY],
      ['street', 'auditor', YUYANG],
      ['audit-city', 'cityOffice', CITY],
    ] as const) {
      await expect(
        admin.grantPost({ params: { id: id(login) }, body: newPost({ role, code }) }),
      ).rejects.toMatchObject({ code: 'account.separation', status: 409 });
    }
    await expect(
      admin.grantPost({
        params: { id: id('audit-hengshan') },
        body: newPost({ role: 'auditor', code: YUYANG }),
      }),
    ).resolves.toBeDefined();
    // Two at once: the account is locked, the second sees the first.
    const fresh = crypto.randomUUID();
    await admin.create({ body: { id: fresh, login: 'two-at-once', name: '双岗（示例）' } });
    const both = await Promise.allSettled(
      (['auditor', 'systemAdmin'] as const).map((role) =>
        admin.grantPost({ params: { id: fresh }, body: newPost({ role, code: CITY }) }),
      ),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a security administrator', () => {
  it('gives posts in the own territory, at the levels of the role, for bodies of the place; not elsewhere, not to herself', async () => {
    const admin = await city.as('sec-yuyang');
    const grant = (login: string, wish: Parameters<typeof newPost>[0]) =>
      admin.grantPost({ params: { id: id(login) }, body: newPost(wish) });
    await expect(grant('gets-post', { role: 'gridOfficer', code: CELL })).resolves.toMatchObject({
      posts: [{ role: 'communityWorker' }, { role: 'gridOfficer', code: CELL }],
    });
    await expect(
      grant('gets-post', { role: 'departmentOfficer', code: YUYANG, org: WATER }),
    ).resolves.toMatchObject({ login: 'gets-post' });
    await expect(
      grant('gets-post', { role: 'departmentOfficer', code: YUYANG, org: HEALTH }),
    ).rejects.toMatchObject({ code: 'account.orgMisplaced' });
    await expect(grant('gets-post', { role: 'departmentOfficer', code: YUYANG })).rejects.toMatchObject({
      code: 'account.orgMisplaced',
    });
    await expect(grant('gets-post', { role: 'gridOfficer', code: STREET })).rejects.toMatchObject({
      code: 'account.roleMisplaced',
    });
    await expect(
      grant('gets-post', { role: 'gridOfficer', code: CELL, validTo: '2026-02-01' }),
    ).rejects.toMatchObject({ status: 400 });
    await expect(grant('gets-post', { role: 'cityOffice', code: CITY })).rejects.toMatchObject({
      status: 404,
    });
    await expect(grant('gets-post', { role: 'countyOffice', code: HENGSHAN })).rejects.toMatchObject({
      status: 404,
    });
    await expect(grant('hengshan', { role: 'gridOfficer', code: CELL })).rejects.toMatchObject({
      status: 404,
    });
    await expect(grant('sec-yuyang', { role: 'auditor', code: YUYANG })).rejects.toMatchObject({
      code: 'account.notOneself',
      status: 403,
    });
  });

  it('sees who holds power in the own county, and administers nobody who holds more', async () => {
    const admin = await city.as('sec-yuyang');
    const logins = (await admin.list({ query: { limit: 100 } })).accounts.map((one) => one.login);
    expect(logins).toEqual(expect.arrayContaining(['officer', 'both', 'sec-yuyang']));
    expect(logins).not.toContain('hengshan');
    expect(logins).not.toContain('sec-city');
    const both = (await admin.list({ query: { q: 'both' } })).accounts[0];
    expect(both?.posts.map((post) => post.code)).toEqual([COMMUNITY]);
    // A new link for him would open Hengshan's desk.
    for (const act of [admin.reset, admin.disable, admin.enable]) {
      await expect(act({ params: { id: id('both') }, body: { reason: '调岗' } })).rejects.toMatchObject({
        status: 403,
      });
      await expect(act({ params: { id: id('sec-city') }, body: { reason: '调岗' } })).rejects.toMatchObject({
        status: 404,
      });
      await expect(act({ params: { id: id('sec-yuyang') }, body: { reason: '调岗' } })).rejects.toMatchObject(
        { code: 'account.notOneself' },
      );
    }
    await expect(
      (await city.as('sec-city')).reset({ params: { id: id('both') }, body: { reason: '手机丢失' } }),
    ).resolves.toBeDefined();
  });

  it('loses somebody to the city with the first post beyond the county, and has them back with its end', async () => {
    const [county, whole] = [await city.as('sec-yuyang'), await city.as('sec-city')];
    const reset = () => county.reset({ params: { id: id('moves') }, body: { reason: '手机丢失' } });
    await expect(reset()).resolves.toBeDefined();
    const wish = newPost({ role: 'countyOffice', code: HENGSHAN });
    await whole.grantPost({ params: { id: id('moves') }, body: wish });
    await expect(reset()).rejects.toMatchObject({ status: 403 });
    await whole.endPost({ params: { id: id('moves'), post: wish.id }, body: { reason: '回本区' } });
    await expect(reset()).resolves.toBeDefined();
  });

  it('pages through the register and finds by name, without being fooled by wildcards', async () => {
    const admin = await city.as('sec-city');
    const all: string[] = [];
    let after: string | undefined;
    do {
      const page = await admin.list({ query: { limit: 4, ...(after ? { after } : {}) } });
      all.push(...page.accounts.map((one) => one.login));
      after = page.next ?? undefined;
    } while (after);
    expect(all).toEqual([...new Set(all)].sort());
    expect(all.length).toBeGreaterThanOrEqual(13);
    expect((await admin.list({ query: { q: '%' } })).accounts).toEqual([]);
    expect((await admin.list({ query: { q: 'officer（示' } })).accounts.map((one) => one.login)).toEqual([
      'officer',
    ]);
    expect((await admin.list({ query: { within: HENGSHAN } })).accounts.map((one) => one.login)).toEqual([
      'audit-hengshan',
      'both',
      'hengshan',
    ]);
  });

  it('ends a post, and the next request and the open stream of its holder are refused', async () => {
    const holder = await city.as('loses-post');
    const revoked = await city.listen(holder);
    const post = (await holder.me()).post?.id ?? '';
    const admin = await city.as('sec-yuyang');
    const ended = await admin.endPost({ params: { id: id('loses-post'), post }, body: { reason: '退休' } });
    expect(ended.posts).toEqual([]);
    expect(await holder.me()).toMatchObject({
      kind: 'anonymous',
      ended: { why: 'postEnded', post: { role: 'communityWorker', place: `地${COMMUNITY}` } },
    });
    await expect(
      holder.changePassword({ body: { current: PASSWORD, next: PASSWORD } }),
    ).rejects.toMatchObject({ status: 401 });
    expect(await ownTime(revoked)).toBeLessThan(BEATS_MS);
    // The account is still there, without a post.
    expect((await city.as('loses-post').then((who) => who.me())).posts).toEqual([]);
    await expect(
      admin.endPost({ params: { id: id('loses-post'), post }, body: { reason: '再来' } }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      admin.endPost({
        params: { id: id('hengshan'), post: (await (await city.as('hengshan')).me()).post?.id ?? '' },
        body: { reason: '越权' },
      }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('disables: the next request is refused, and so is the right password, until enabled again', async () => {
    const holder = await city.as('disabled');
    const admin = await city.as('sec-yuyang');
    await expect(
      admin.disable({ params: { id: id('disabled') }, body: { reason: '调离' } }),
    ).resolves.toMatchObject({ disabled: true });
    expect(await holder.me()).toMatchObject({ kind: 'anonymous', ended: { why: 'disabled' } });
    await expect(
      city.browser().signIn({ body: { login: 'disabled', password: PASSWORD } }),
    ).rejects.toMatchObject({ code: 'account.loginDisabled', status: 403 });
    await expect(
      city.browser().signIn({ body: { login: 'disabled', password: 'wrong' } }),
    ).rejects.toMatchObject({ code: 'account.signInRefused' });
    await expect(
      admin.reset({ params: { id: id('disabled') }, body: { reason: '误操作' } }),
    ).rejects.toMatchObject({ code: 'account.accountDisabled' });
    await admin.enable({ params: { id: id('disabled') }, body: { reason: '回岗' } });
    await expect(city.browser().enter('disabled')).resolves.toBeDefined();
  });

  it('resets by a one-time link and never learns a password; the link works once and not for ever', async () => {
    const holder = await city.as('reset');
    const admin = await city.as('sec-yuyang');
    const { link, until, account } = await admin.reset({
      params: { id: id('reset') },
      body: { reason: '手机丢失' },
    });
    expect(account).toMatchObject({ totp: false });
    expect((await holder.me()).kind).toBe('anonymous');
    await expect(
      city.browser().signIn({ body: { login: 'reset', password: PASSWORD } }),
    ).rejects.toMatchObject({ status: 401 });
    const token = link.split('#')[1] ?? '';
    expect(link).toMatch(/^\/desk\/redeem#[\w-]{43}$/);
    const next = 'Walnut-orchard-88';
    const fresh = city.browser();
    const whose = { login: 'reset', name: 'reset（示例）', until };
    expect(await fresh.invitation({ body: { token } })).toEqual(whose);
    await expect(fresh.redeem({ body: { token, password: 'short' } })).rejects.toMatchObject({
      code: 'account.weakPassword',
      status: 422,
      slots: { fault: 'short' },
    });
    const begun = await fresh.redeem({ body: { token, password: next } });
    expect(begun).toMatchObject({ next: 'enrol', login: 'reset', seconds: 30 * 60 });
    await expect(fresh.invitation({ body: { token } })).rejects.toMatchObject({ code: 'account.linkOver' });
    await expect(fresh.redeem({ body: { token, password: next } })).rejects.toMatchObject({
      code: 'account.linkOver',
      status: 410,
    });
    const { recoveryCodes, me } = await fresh.secondStep({
      body: { challenge: begun.challenge, code: totpCode(begun.secret ?? '', totpStep(city.clock.now())) },
    });
    expect(recoveryCodes).toHaveLength(10);
    expect(me.post).toMatchObject({ role: 'communityWorker' });

    const second = await admin.create({
      body: { id: crypto.randomUUID(), login: 'newcomer', name: '新人（示例）' },
    });
    expect(second.account).toMatchObject({ login: 'newcomer', posts: [], totp: false, synthetic: true });
    city.clock.advance(73 * 3_600_000);
    await expect(
      fresh.redeem({ body: { token: second.link.split('#')[1] ?? '', password: next } }),
    ).rejects.toMatchObject({ status: 410 });
  });

  it('makes no account under a login that is taken, and repeats a lost answer instead of the act', async () => {
    const admin = await city.as('sec-yuyang');
    const [newId, idempotencyKey] = [crypto.randomUUID(), crypto.randomUUID()];
    const first = await admin.create({
      body: { id: newId, login: 'once', name: '一次（示例）' },
      idempotencyKey,
    });
    const again = await admin.create({
      body: { id: newId, login: 'once', name: '一次（示例）' },
      idempotencyKey,
    });
    expect(again).toEqual(first);
    await expect(
      admin.create({ body: { id: crypto.randomUUID(), login: 'once', name: '两次（示例）' } }),
    ).rejects.toMatchObject({ code: 'account.loginTaken', status: 409 });
  });
});
