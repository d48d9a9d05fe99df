import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { CELL, COMMUNITY, PASSWORD, startTestCity, type TestCity } from './test-database.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startTestCity();
  await city.hire(
    ...['officer', 'careful', 'careless', 'unlucky'].map((login) => ({
      login,
      posts: [{ role: 'gridOfficer' as const, code: CELL }],
    })),
    { login: 'neighbour', posts: [{ role: 'communityWorker', code: COMMUNITY }] },
  );
});
afterAll(() => city.stop());

describe('a grid officer', () => {
  it('renews the recovery codes with her password, and enters with one of the new when the phone is lost', async () => {
    const officer = city.browser();
    await officer.enter('officer');
    expect((await officer.mine()).recoveryCodes).toBe(0);
    const first = await officer.renewRecoveryCodes({ body: { password: PASSWORD } });
    expect(first.recoveryCodes).toHaveLength(10);
    const second = await officer.renewRecoveryCodes({ body: { password: PASSWORD } });
    expect((await officer.mine()).recoveryCodes).toBe(10);

    const elsewhere = city.browser();
    const { challenge } = await elsewhere.signIn({ body: { login: 'officer', password: PASSWORD } });
    await expect(
      elsewhere.secondStep({ body: { challenge, code: first.recoveryCodes[0] ?? '' } }),
    ).rejects.toMatchObject({ code: 'account.secondStepRefused' });
    await elsewhere.secondStep({ body: { challenge, code: second.recoveryCodes[0] ?? '' } });
    expect(await elsewhere.mine()).toMatchObject({ login: 'officer', recoveryCodes: 9 });
  });

  it('gets no codes for a wrong password, and after five of them has to wait', async () => {
    const thief = city.browser();
    await thief.enter('careless');
    const refusals: string[] = [];
    for (let i = 0; i < 6; i++) {
      await thief
        .renewRecoveryCodes({ body: { password: `guess ${i}` } })
        .catch((problem) => refusals.push(problem.code));
    }
    expect(refusals).toEqual([...Array<string>(5).fill('account.wrongPassword'), 'account.signInDelayed']);
    expect((await thief.mine()).recoveryCodes).toBe(0);
  });

  it('sees where she is signed in, and signs the others out without losing this device or touching a neighbour', async () => {
    const [desk, phone, neighbour] = [city.browser(), city.browser(), city.browser()];
    await phone.enter('careful');
    await neighbour.enter('neighbour');
    city.clock.advance(60_000);
    await desk.enter('careful');
    expect((await desk.mine()).sessions.map(({ here }) => here)).toEqual([true, false]);
    const after = await desk.endOtherSessions();
    expect(after.sessions).toMatchObject([{ here: true }]);
    expect((await desk.me()).kind).toBe('staff');
    expect(await phone.me()).toMatchObject({ kind: 'anonymous', ended: { why: 'elsewhere' } });
    expect((await neighbour.me()).kind).toBe('staff');
  });
});

describe('whoever has lost the phone', () => {
  it('signs in with a recovery code and binds a new authenticator with another; the old one opens nothing more', async () => {
    const lost = city.browser();
    await lost.enter('unlucky');
    const { recoveryCodes } = await lost.renewRecoveryCodes({ body: { password: PASSWORD } });
    const [first = '', second = ''] = recoveryCodes;

    const holder = city.browser();
    const { challenge } = await holder.signIn({ body: { login: 'unlucky', password: PASSWORD } });
    await holder.secondStep({ body: { challenge, code: first } });
    const refused = { code: 'account.secondStepRefused' };
    await expect(holder.startRebinding({ body: { password: 'wrong', code: second } })).rejects.toMatchObject({
      code: 'account.wrongPassword',
    });
    await expect(holder.startRebinding({ body: { password: PASSWORD, code: first } })).rejects.toMatchObject(
      refused,
    );

    const begun = await holder.startRebinding({ body: { password: PASSWORD, code: second } });
    expect(begun).toMatchObject({ next: 'enrol', login: 'unlucky', seconds: 30 * 60 });
    const newCode = () => totpCode(begun.secret ?? '', totpStep(city.clock.now()));
    const binding = (code: string) => ({ body: { challenge: begun.challenge, code } });
    await expect(holder.rebind(binding('000000'))).rejects.toMatchObject(refused);
    // Somebody else's challenge, or one of a sign-in, binds nothing.
    const neighbour = city.browser();
    await neighbour.enter('neighbour');
    await expect(neighbour.rebind(binding(newCode()))).rejects.toMatchObject({
      code: 'account.challengeOver',
    });
    await expect(
      holder.secondStep({ body: { challenge: begun.challenge, code: newCode() } }),
    ).rejects.toMatchObject({ code: 'account.challengeOver' });

    expect(await holder.rebind(binding(newCode()))).toMatchObject({ recoveryCodes: 8 });
    await expect(holder.rebind(binding(newCode()))).rejects.toMatchObject({ code: 'account.challengeOver' });
    expect(await lost.me()).toMatchObject({ kind: 'anonymous', ended: { why: 'rebound' } });
    expect((await holder.me()).kind).toBe('staff');

    city.clock.advance(60_000);
    const elsewhere = city.browser();
    await expect(elsewhere.enter('unlucky')).rejects.toMatchObject(refused);
    const again = await elsewhere.signIn({ body: { login: 'unlucky', password: PASSWORD } });
    await expect(
      elsewhere.secondStep({ body: { challenge: again.challenge, code: newCode() } }),
    ).resolves.toMatchObject({ me: { kind: 'staff' } });
  });
});

describe('somebody without a staff account', () => {
  it('has nothing to look at and nothing to renew', async () => {
    const stranger = city.browser();
    await expect(stranger.mine()).rejects.toMatchObject({ status: 401 });
    await expect(stranger.renewRecoveryCodes({ body: { password: PASSWORD } })).rejects.toMatchObject({
      status: 401,
    });
    await expect(stranger.endOtherSessions()).rejects.toMatchObject({ status: 401 });
  });
});
