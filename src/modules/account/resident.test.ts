import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withConnection } from '#kernel/database/connection.ts';
import { normalisePhone } from './phone.ts';
import { CITY, startTestCity, type TestCity } from './test-database.ts';

const OWN = '44444444-4444-4444-8444-444444444444';
let city: TestCity;
beforeAll(async () => {
  city = await startTestCity({
    resolvers: [
      async (_, credentials) =>
        credentials.header('liren-reporter') === 'yes'
          ? {
              kind: 'reporter',
              account: null,
              post: null,
              role: 'reporter',
              code: null,
              org: null,
              may: new Set(),
              scope: null,
            }
          : undefined,
    ],
    ownSubjects: async () => ({ lo: 1, hi: 2, only: [OWN] }),
    demoSignIns: async () => [
      {
        role: 'cityOffice',
        login: 'centre',
        password: 'x',
        name: '甲',
        place: '榆林市',
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        face: 'desk',
      },
    ],
  });
  await city.hire({ login: 'centre', posts: [{ role: 'cityOffice', code: CITY }] });
});
afterAll(() => city.stop());

const inbox = async () => (await city.browser().demoOutbox()).messages;
const lastCode = async () => /(\d{6})/.exec((await inbox())[0]?.text ?? '')?.[1] ?? '';

describe('a resident', () => {
  it('signs in with the code that came to the phone, and is the same resident the next time', async () => {
    const resident = city.browser();
    const { challenge, seconds } = await resident.residentCode({ body: { phone: '+86 154-1234-5678' } });
    expect(seconds).toBe(300);
    expect((await inbox())[0]).toMatchObject({
      to: '15412345678',
      text: expect.stringContaining('【里仁】'),
    });
    const code = await lastCode();
    const me = await resident.residentSignIn({ body: { challenge, code } });
    expect(me).toMatchObject({ kind: 'resident', name: '154****5678', posts: [], may: [] });
    expect(await resident.me()).toEqual(me);
    await expect(resident.residentSignIn({ body: { challenge, code } })).rejects.toMatchObject({
      code: 'account.challengeOver',
    });

    city.clock.advance(61_000);
    const phone = city.browser();
    const second = await phone.residentCode({ body: { phone: '１５４１２３４５６７８' } });
    await phone.residentSignIn({ body: { challenge: second.challenge, code: await lastCode() } });
    const stored = await withConnection(city.owner, ({ query }) => query('select * from liren.resident'));
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored) + stored[0]?.phone.toString('latin1')).not.toContain('15412345678');
    city.clock.advance(29 * 86_400_000);
    expect((await phone.me()).kind).toBe('resident');
    city.clock.advance(86_400_000);
    expect((await phone.me()).kind).toBe('anonymous');
  });

  it('reaches nothing but the own subjects, and no page of the staff', async () => {
    const resident = city.browser();
    const { challenge } = await resident.residentCode({ body: { phone: '15400000001' } });
    await resident.residentSignIn({ body: { challenge, code: await lastCode() } });
    const actor = await city.manifest.authenticate?.(city.platform, {
      cookie: () => resident.cookie(),
      header: () => undefined,
      address: '',
      byHand: true,
    });
    expect(actor).toMatchObject({ kind: 'resident', scope: { lo: 1, hi: 2, only: [OWN] } });
    await expect(resident.list({ query: {} })).rejects.toMatchObject({ status: 403 });
    await expect(resident.auditTrail({ query: {} })).rejects.toMatchObject({ status: 403 });
    await expect(resident.choosePost({ body: { post: OWN } })).rejects.toMatchObject({ status: 404 });
    await resident.signOut();
    expect((await resident.me()).kind).toBe('anonymous');
  });

  it('needs the right code within five tries and five minutes; fifty guesses at once are five', async () => {
    const resident = city.browser();
    const { challenge } = await resident.residentCode({ body: { phone: '15400000002' } });
    const right = await lastCode();
    const guesses = Array.from({ length: 50 }, (_, i) => String(900_000 + i)).filter(
      (guess) => guess !== right,
    );
    const answers = await Promise.allSettled(
      guesses.map((code) => city.browser().residentSignIn({ body: { challenge, code } })),
    );
    const codes = answers.map((one) => (one.status === 'rejected' ? one.reason.code : 'in'));
    expect(codes.filter((code) => code === 'account.codeRefused')).toHaveLength(5);
    expect(codes).not.toContain('in');
    await expect(resident.residentSignIn({ body: { challenge, code: right } })).rejects.toMatchObject({
      code: 'account.challengeOver',
    });

    const late = await resident.residentCode({ body: { phone: '15400000003' } });
    const lateCode = await lastCode();
    city.clock.advance(5 * 60_000 + 1);
    await expect(
      resident.residentSignIn({ body: { challenge: late.challenge, code: lateCode } }),
    ).rejects.toMatchObject({ status: 401 });
  });

  it('gets one message a minute and five an hour, and an address twenty an hour', async () => {
    const phone = '15400000004';
    const asked = () => city.browser('10.9.9.9').residentCode({ body: { phone } });
    const atOnce = await Promise.allSettled([asked(), asked(), asked()]);
    expect(atOnce.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(asked()).rejects.toMatchObject({
      code: 'account.codeTooSoon',
      status: 429,
      slots: { seconds: 60 },
    });
    for (let i = 0; i < 4; i++) {
      city.clock.advance(61_000);
      await asked();
    }
    city.clock.advance(61_000);
    await expect(asked()).rejects.toMatchObject({ status: 429 });
    let sent = 0;
    for (let i = 0; i < 30; i++) {
      await city
        .browser('10.8.8.8')
        .residentCode({ body: { phone: `1540001${String(i).padStart(4, '0')}` } })
        .then(
          () => sent++,
          () => undefined,
        );
    }
    expect(sent).toBe(20);
  });
});

describe('whoever carries a reporter’s number', () => {
  it('is resolved by the neighbour before any cookie', async () => {
    const ask = (value?: string) =>
      city.manifest.authenticate?.(city.platform, {
        cookie: () => undefined,
        header: () => value,
        address: '',
        byHand: true,
      });
    expect((await ask('yes'))?.kind).toBe('reporter');
    expect((await ask())?.kind).toBe('anonymous');
  });
});

describe('the demo outbox', () => {
  it('shows sign-ins with a code that works, also right after it was used; a real installation has none', async () => {
    const browser = city.browser();
    const shown = async () => (await browser.demoOutbox()).signIns[0]?.code ?? '';
    const first = await shown();
    expect(first).toBe(city.code());
    const { challenge } = await browser.signIn({ body: { login: 'centre', password: 'Jujube-tree-1954' } });
    await browser.secondStep({ body: { challenge, code: first } });
    const again = await browser.signIn({ body: { login: 'centre', password: 'Jujube-tree-1954' } });
    await expect(
      browser.secondStep({ body: { challenge: again.challenge, code: await shown() } }),
    ).resolves.toBeDefined();
    Object.assign(city.platform, { demo: false });
    await expect(browser.demoOutbox()).rejects.toMatchObject({ status: 404 });
    await expect(browser.residentCode({ body: { phone: '13800000000' } })).rejects.toMatchObject({
      code: 'account.phoneOff',
    });
    expect(await browser.me()).toMatchObject({ phone: false });
    Object.assign(city.platform, { demo: true });
  });
});

describe('a phone number', () => {
  it.each([
    ['138 0013 8000', true, '13800138000'],
    ['+8613800138000', false, '13800138000'],
    ['0086-13800138000', false, '13800138000'],
    ['8613800138000', false, '13800138000'],
    ['15412345678', true, '15412345678'],
    ['15412345678', false, undefined],
    ['12345678901', true, undefined],
    ['010-12345678', true, undefined],
    ['138001380001', true, undefined],
  ])('%s (demo: %s) is %s', (typed, demo, phone) => {
    expect(normalisePhone(typed, demo)).toBe(phone);
  });
});
