import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ensureDatabase, withConnection } from './connection.ts';
import { assertSecondWall, ensureAppRole } from './roles.ts';

const run = `${process.pid}_${Date.now().toString(36)}`;
const owner = `owner_${run}`;
const real = `real_${run}`;
const trial = `trial_${run}`;

const urlOf = (database: string, user?: string) => {
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${database}`;
  if (user) url.username = user;
  if (user) url.password = 'of the clerk';
  return url.toString();
};
const whoAmI = (url: string) =>
  withConnection(
    url,
    async ({ query }) => (await query<{ who: string }>('select current_user as who'))[0]?.who,
  );
const onServer = (text: string) => withConnection(inject('serverUrl'), ({ query }) => query(text));

beforeAll(async () => {
  await ensureDatabase(inject('serverUrl'), real);
  await ensureDatabase(inject('serverUrl'), trial);
  await onServer(`create role ${owner} login createrole password 'of the clerk'`);
  await onServer(`grant create on database ${real} to ${owner}`);
});
afterAll(async () => {
  await onServer(`drop database ${real}`);
  await onServer(`drop database ${trial}`);
});

describe('the role with which the application signs in', () => {
  it('leaves the real city running when somebody sets up a trial city on the same server', async () => {
    const realUrl = await ensureAppRole(urlOf(real), 'secret of the real city');
    const trialUrl = await ensureAppRole(urlOf(trial), 'another secret');
    expect(await whoAmI(realUrl)).not.toBe(await whoAmI(trialUrl));
  });

  it('gives two servers that start at once on one database the same way in', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => ensureAppRole(urlOf(real), 'shared secret')));
    expect(one).toBe(other);
    expect(await whoAmI(one ?? '')).toMatch(/^liren_app_/);
  });

  it('serves an owner who is no superuser, at the second start as at the first', async () => {
    // Made by the superuser above; an ordinary owner may only change what is theirs.
    await onServer(`grant liren_app to ${owner} with admin option`).catch(() => undefined);
    const login = new URL(await ensureAppRole(urlOf(real), 'shared secret')).username;
    await onServer(`drop role ${login}`);
    await ensureAppRole(urlOf(real, owner), 'of the clerk');
    const again = await ensureAppRole(urlOf(real, owner), 'of the clerk');
    await expect(assertSecondWall(again)).resolves.toBeUndefined();
  });

  it('refuses to serve as somebody who owns the tables or bypasses row security', async () => {
    await expect(assertSecondWall(inject('serverUrl'))).rejects.toThrow(/bypasses row security/);
    const url = await ensureAppRole(urlOf(trial), 'another secret');
    await onServer(`alter role ${pg.escapeIdentifier(new URL(url).username)} bypassrls`);
    await expect(assertSecondWall(url)).rejects.toThrow(/bypasses row security/);
  });
});
