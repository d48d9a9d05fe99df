import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit } from '#kernel/audit/seal.ts';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { organisationName, organisationsAbove, addOrganisations } from './organisations.ts';
import { postsAt } from './posts.ts';
import type { Role } from './roles.ts';
import { type Browser, CELL, CITY, COMMUNITY, HENGSHAN, PASSWORD, STREET, startTestCity, type TestCity, YUYANG } from './test-database.ts';

const [WATER, HEALTH, CITY_ROADS] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333'];
const FROM = '2026-03-02';

let city: TestCity;
let ids: ReadonlyMap<string, string>;
const people = new Map<string, Browser>();
const as = async (login: string): Promise<Browser> => {
  const known = people.get(login);
  if (known && (await known.me()).kind === 'staff') return known;
  const browser = city.browser();
  await browser.enter(login);
  people.set(login, browser);
  return browser;
};
const id = (login: string) => ids.get(login) ?? '';
const newPost = (wish: { role: Role; code: number; org?: string; validTo?: string }) => ({ id: crypto.randomUUID(), validFrom: FROM, ...wish });

beforeAll(async () => {
  city = await startTestCity();
  await city.asSystem((ctx) =>
    addOrganisations(ctx, [
      { id: WATER, code: YUYANG, name: '榆阳区水务局', name_en: 'Yuyang Water Bureau', kind: 'department' },
      { id: HEALTH, code: HENGSHAN, name: '横山区卫健局', name_en: 'Hengshan Health Bureau', kind: 'department' },
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
    { login: 'both', posts: [{ role: 'communityWorker', code: COMMUNITY }, { role: 'countyOffice', code: HENGSHAN }] },
    ...['gets-post', 'loses-post', 'disabled', 'reset'].map((login) => ({ login, posts: [{ role: 'communityWorker' as const, code: COMMUNITY }] })),
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
    const open: Record<string, string[]> = { 'sec-city': ['accounts', 'organisations'], 'audit-city': ['trail', 'verify'], system: [], street: ['organisations'], officer: [] };
    for (const [login, expected] of Object.entries(open)) {
      const who = await as(login);
      const answers = await Promise.all(Object.entries(doors).map(async ([door, knock]) => [door, await knock(who).then(() => 200, (problem) => problem.status)] as const));
      expect(answers.filter(([, status]) => status === 200).map(([door]) => door), login).toEqual(expected);
      expect(answers.filter(([door]) => !expected.includes(door)).every(([, status]) => status === 403), login).toBe(true);
    }
    for (const login of ['sec-city', 'audit-city', 'system']) {
      expect((await (await as(login)).me()).may.filter((word) => word.startsWith('case.')), login).toEqual([]);
    }
    await expect(city.browser().list({ query: {} })).rejects.toMatchObject({ status: 401 });
  });

  it('stay three persons: nobody gets a second of these posts, nor one beside an office', async () => {
    const admin = await as('sec-city');
    for (const [login, role, code] of [['audit-hengshan', 'systemAdmin', CITY], ['system', 'auditor', CITY], ['street', 'auditor', YUYANG], ['audit-city', 'cityOffice', CITY]] as const) {
      await expect(admin.grantPost({ params: { id: id(login) }, body: newPost({ role, code }) })).rejects.toMatchObject({ code: 'account.separation', status: 409 });
    }
    await expect(admin.grantPost({ params: { id: id('audit-hengshan') }, body: newPost({ role: 'auditor', code: YUYANG }) })).resolves.toBeDefined();
    // Two at once: the account is locked, the second sees the first.
    const fresh = crypto.randomUUID();
    await admin.create({ body: { id: fresh, login: 'two-at-once', name: '双岗（示例）' } });
    const both = await Promise.allSettled((['auditor', 'systemAdmin'] as const).map((role) => admin.grantPost({ params: { id: fresh }, body: newPost({ role, code: CITY }) })));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a security administrator', () => {
  it('gives posts in the own territory, at the levels of the role, for bodies of the place; not elsewhere, not to herself', async () => {
    const admin = await as('sec-yuyang');
    const grant = (login: string, wish: Parameters<typeof newPost>[0]) => admin.grantPost({ params: { id: id(login) }, body: newPost(wish) });
    await expect(grant('gets-post', { role: 'gridOfficer', code: CELL })).resolves.toMatchObject({ posts: [{ role: 'communityWorker' }, { role: 'gridOfficer', code: CELL }] });
    await expect(grant('gets-post', { role: 'departmentOfficer', code: YUYANG, org: WATER })).resolves.toMatchObject({ login: 'gets-post' });
    await expect(grant('gets-post', { role: 'departmentOfficer', code: YUYANG, org: HEALTH })).rejects.toMatchObject({ code: 'account.orgMisplaced' });
    await expect(grant('gets-post', { role: 'departmentOfficer', code: YUYANG })).rejects.toMatchObject({ code: 'account.orgMisplaced' });
    await expect(grant('gets-post', { role: 'gridOfficer', code: STREET })).rejects.toMatchObject({ code: 'account.roleMisplaced' });
    await expect(grant('gets-post', { role: 'gridOfficer', code: CELL, validTo: '2026-02-01' })).rejects.toMatchObject({ status: 400 });
    await expect(grant('gets-post', { role: 'cityOffice', code: CITY })).rejects.toMatchObject({ status: 404 });
    await expect(grant('gets-post', { role: 'countyOffice', code: HENGSHAN })).rejects.toMatchObject({ status: 404 });
    await expect(grant('hengshan', { role: 'gridOfficer', code: CELL })).rejects.toMatchObject({ status: 404 });
    await expect(grant('sec-yuyang', { role: 'auditor', code: YUYANG })).rejects.toMatchObject({ code: 'account.notOneself', status: 403 });
  });

  it('sees who holds power in the own county, and administers nobody who holds more', async () => {
    const admin = await as('sec-yuyang');
    const logins = (await admin.list({ query: { limit: 100 } })).accounts.map((one) => one.login);
    expect(logins).toEqual(expect.arrayContaining(['officer', 'both', 'sec-yuyang']));
    expect(logins).not.toContain('hengshan');
    expect(logins).not.toContain('sec-city');
    const both = (await admin.list({ query: { q: 'both' } })).accounts[0];
    expect(both?.posts.map((post) => post.code)).toEqual([COMMUNITY]);
    // A new link for him would open Hengshan's desk.
    for (const act of [admin.reset, admin.disable, admin.enable]) {
      await expect(act({ params: { id: id('both') }, body: { reason: '调岗' } })).rejects.toMatchObject({ status: 403 });
      await expect(act({ params: { id: id('sec-city') }, body: { reason: '调岗' } })).rejects.toMatchObject({ status: 404 });
      await expect(act({ params: { id: id('sec-yuyang') }, body: { reason: '调岗' } })).rejects.toMatchObject({ code: 'account.notOneself' });
    }
    await expect((await as('sec-city')).reset({ params: { id: id('both') }, body: { reason: '手机丢失' } })).resolves.toBeDefined();
  });

  it('pages through the register and finds by name, without being fooled by wildcards', async () => {
    const admin = await as('sec-city');
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
    expect((await admin.list({ query: { q: 'officer（示' } })).accounts.map((one) => one.login)).toEqual(['officer']);
    expect((await admin.list({ query: { within: HENGSHAN } })).accounts.map((one) => one.login)).toEqual(['audit-hengshan', 'both', 'hengshan']);
  });

  it('ends a post, and the next request and the open stream of its holder are refused', async () => {
    const holder = await as('loses-post');
    const base = city.app.server.listening ? '' : await city.app.listen({ port: 0, host: '127.0.0.1' });
    const stream = await fetch(`${base}/api/probe/live`, { headers: { cookie: `liren-session=${holder.cookie()}` } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    const post = (await holder.me()).post?.id ?? '';
    const admin = await as('sec-yuyang');
    const ended = await admin.endPost({ params: { id: id('loses-post'), post }, body: { reason: '退休' } });
    expect(ended.posts).toEqual([]);
    expect((await holder.me()).kind).toBe('anonymous');
    await expect(holder.changePassword({ body: { current: PASSWORD, next: PASSWORD } })).rejects.toMatchObject({ status: 401 });
    const begun = performance.now();
    expect((await reader?.read())?.value).toContain('event: revoked');
    expect(performance.now() - begun).toBeLessThan(1_500);
    // The account is still there, without a post.
    expect((await as('loses-post').then((who) => who.me())).posts).toEqual([]);
    await expect(admin.endPost({ params: { id: id('loses-post'), post }, body: { reason: '再来' } })).rejects.toMatchObject({ status: 404 });
    await expect(admin.endPost({ params: { id: id('hengshan'), post: (await (await as('hengshan')).me()).post?.id ?? '' }, body: { reason: '越权' } })).rejects.toMatchObject({ status: 404 });
  });

  it('disables: the next request is refused, and so is the right password, until enabled again', async () => {
    const holder = await as('disabled');
    const admin = await as('sec-yuyang');
    await expect(admin.disable({ params: { id: id('disabled') }, body: { reason: '调离' } })).resolves.toMatchObject({ disabled: true });
    expect((await holder.me()).kind).toBe('anonymous');
    await expect(city.browser().signIn({ body: { login: 'disabled', password: PASSWORD } })).rejects.toMatchObject({ code: 'account.signInRefused' });
    await expect(admin.reset({ params: { id: id('disabled') }, body: { reason: '误操作' } })).rejects.toMatchObject({ code: 'account.accountDisabled' });
    await admin.enable({ params: { id: id('disabled') }, body: { reason: '回岗' } });
    await expect(city.browser().enter('disabled')).resolves.toBeDefined();
  });

  it('resets by a one-time link and never learns a password; the link works once and not for ever', async () => {
    const holder = await as('reset');
    const admin = await as('sec-yuyang');
    const { link, account } = await admin.reset({ params: { id: id('reset') }, body: { reason: '手机丢失' } });
    expect(account).toMatchObject({ totp: false });
    expect((await holder.me()).kind).toBe('anonymous');
    await expect(city.browser().signIn({ body: { login: 'reset', password: PASSWORD } })).rejects.toMatchObject({ status: 401 });
    const token = link.split('#')[1] ?? '';
    expect(link).toMatch(/^\/desk\/redeem#[\w-]{43}$/);
    const next = 'Walnut-orchard-88';
    const fresh = city.browser();
    await expect(fresh.redeem({ body: { token, password: 'short' } })).rejects.toMatchObject({ code: 'account.weakPassword', status: 422 });
    const begun = await fresh.redeem({ body: { token, password: next } });
    expect(begun.next).toBe('enrol');
    await expect(fresh.redeem({ body: { token, password: next } })).rejects.toMatchObject({ code: 'account.linkOver', status: 410 });
    const { recoveryCodes, me } = await fresh.secondStep({ body: { challenge: begun.challenge, code: totpCode(begun.secret ?? '', totpStep(city.clock.now())) } });
    expect(recoveryCodes).toHaveLength(10);
    expect(me.post).toMatchObject({ role: 'communityWorker' });

    const second = await admin.create({ body: { id: crypto.randomUUID(), login: 'newcomer', name: '新人（示例）' } });
    expect(second.account).toMatchObject({ login: 'newcomer', posts: [], totp: false, synthetic: true });
    city.clock.advance(73 * 3_600_000);
    await expect(fresh.redeem({ body: { token: second.link.split('#')[1] ?? '', password: next } })).rejects.toMatchObject({ status: 410 });
  });

  it('makes no account under a login that is taken, and repeats a lost answer instead of the act', async () => {
    const admin = await as('sec-yuyang');
    const [newId, idempotencyKey] = [crypto.randomUUID(), crypto.randomUUID()];
    const first = await admin.create({ body: { id: newId, login: 'once', name: '一次（示例）' }, idempotencyKey });
    const again = await admin.create({ body: { id: newId, login: 'once', name: '一次（示例）' }, idempotencyKey });
    expect(again).toEqual(first);
    await expect(admin.create({ body: { id: crypto.randomUUID(), login: 'once', name: '两次（示例）' } })).rejects.toMatchObject({ code: 'account.loginTaken', status: 409 });
  });
});

describe('an auditor', () => {
  it('reads what was done in the own territory, newest first, and is recorded for it', async () => {
    const auditor = await as('audit-city');
    const { events } = await auditor.auditTrail({ query: { limit: 100 } });
    expect(events.map((event) => event.action)).toEqual(expect.arrayContaining(['account.reset', 'account.grantPost', 'account.signIn', 'account.disable']));
    const reset = events.find((event) => event.action === 'account.reset');
    expect(reset).toMatchObject({ role: 'securityAdmin', purpose: '手机丢失', sealed: false });
    expect(reset?.who).toContain('sec-');
    const times = events.map((event) => Date.parse(event.at));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const looked = await auditor.auditTrail({ query: { action: 'account.readTrail' } });
    expect(looked.events[0]).toMatchObject({ role: 'auditor', subject: 'audit' });

    const county = await as('audit-hengshan').then(async (who) => {
      const [first] = (await who.me()).posts.filter((post) => post.code === HENGSHAN);
      await who.choosePost({ body: { post: first?.id ?? '' } });
      return who;
    });
    const seen = await county.auditTrail({ query: { limit: 100 } });
    expect(seen.events.length).toBeGreaterThan(0);
    expect(seen.events.every((event) => event.place === `地${HENGSHAN}`)).toBe(true);
  });

  it('pages without gaps and filters by day', async () => {
    const auditor = await as('audit-city');
    const whole = (await auditor.auditTrail({ query: { limit: 100, action: 'account.signIn' } })).events.map((event) => event.id);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await auditor.auditTrail({ query: { limit: 3, action: 'account.signIn', ...(after ? { after } : {}) } });
      paged.push(...page.events.map((event) => event.id));
      after = page.next ?? undefined;
    } while (after);
    expect(paged).toEqual(whole);
    expect((await auditor.auditTrail({ query: { to: '2026-03-01' } })).events).toEqual([]);
    await expect(auditor.auditTrail({ query: { after: 'x' } })).rejects.toMatchObject({ status: 400 });
  });

  it('proves the trail sound, also from a county, and sees what waits to be sealed', async () => {
    const auditor = await as('audit-city');
    expect((await auditor.auditSeals()).unsealed).toBeGreaterThan(10);
    await sealAudit(city.platform.database, city.platform.keyring, city.clock, async () => undefined);
    const { seals, publicKey } = await auditor.auditSeals();
    expect(seals).toHaveLength(1);
    expect(publicKey).toContain('BEGIN PUBLIC KEY');
    for (const login of ['audit-city', 'audit-hengshan']) {
      const verdict = await (await as(login)).auditVerify();
      expect(verdict).toMatchObject({ sound: true, batches: 1, findings: [] });
      expect(verdict.rows).toBeGreaterThanOrEqual(seals[0]?.count ?? 1e9);
    }
    expect((await auditor.auditTrail({ query: { limit: 100, action: 'account.reset' } })).events[0]?.sealed).toBe(true);
  });
});

describe('neighbouring modules', () => {
  it('learn who looks after a cell, publicly; no other post shows outside its territory', async () => {
    const officers = await city.asNobody(async (ctx) => {
      const found = await postsAt(ctx, [CELL, CELL + 1, COMMUNITY]);
      expect(await ctx.db.selectFrom('post').selectAll().execute()).toEqual([]);
      return found;
    });
    expect(officers.map((one) => one.name).sort()).toEqual(['gets-post（示例）', 'officer（示例）']);
    expect(officers.every((one) => one.code === CELL)).toBe(true);
  });

  it('find the bodies above a place', async () => {
    const names = await city.asNobody(async (ctx) => (await organisationsAbove(ctx, CELL)).map((one) => one.name));
    expect(names).toEqual(['榆阳区水务局', '市政处']);
    expect(await city.asNobody((ctx) => organisationName(ctx, 610_803, HEALTH))).toBe('横山区卫健局');
    const street = await as('street');
    expect((await street.organisations({ query: {} })).map((one) => one.name).sort()).toEqual(['市政处', '榆阳区水务局']);
  });
});
