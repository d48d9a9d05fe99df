import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openKeyring } from '../crypto.ts';
import { ensureDatabase, withConnection } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { ensureAppRole } from '../database/roles.ts';
import { agreeOnKeys } from './shared-keys.ts';

const name = `keys_${process.pid}_${Date.now().toString(36)}`;
const newHome = () => mkdtemp(join(tmpdir(), 'liren-keys-'));
const KEY = (letter: string) => `${letter.repeat(43)}=`;
let ownerUrl: string;
let first: string;

beforeAll(async () => {
  ownerUrl = await ensureDatabase(inject('serverUrl'), name);
  first = await newHome();
  await ensureAppRole(ownerUrl, 'secret');
  // Before there are tables there is nothing to disagree about.
  await agreeOnKeys(ownerUrl, await openKeyring(first, { masterKey: KEY('A') }));
  await migrate(ownerUrl, [{ name: 'kernel', migrations: new URL('../migrations/', import.meta.url) }]);
  await agreeOnKeys(ownerUrl, await openKeyring(first, { masterKey: KEY('A') }));
});
afterAll(() => withConnection(inject('serverUrl'), ({ query }) => query(`drop database ${name}`)));

describe('a second server on the same database', () => {
  it('starts with a copy of the keys, as the first does again', async () => {
    const copy = await newHome();
    await cp(join(first, 'keys'), join(copy, 'keys'), { recursive: true });
    for (const home of [first, copy])
      await expect(
        agreeOnKeys(ownerUrl, await openKeyring(home, { masterKey: KEY('A') })),
      ).resolves.toBeUndefined();
  });

  it('is refused with a master key of its own, and told where to get the right one', async () => {
    const stranger = await openKeyring(await newHome(), { masterKey: KEY('B') });
    await expect(agreeOnKeys(ownerUrl, stranger)).rejects.toThrow(
      /master key[\s\S]*Copy[\s\S]*keys[\s\S]*LIREN_MASTER_KEY/,
    );
  });

  it('is refused with a seal key of its own: its seals would look forged', async () => {
    const stranger = await openKeyring(await newHome(), { masterKey: KEY('A') });
    await expect(agreeOnKeys(ownerUrl, stranger)).rejects.toThrow(/seal key[\s\S]*Copy/);
  });
});

describe('an operator who changes keys', () => {
  it('starts with the new ones while the old ones are still held, and not without', async () => {
    const turned = await openKeyring(first, { masterKey: `${KEY('C')} ${KEY('A')}` });
    await agreeOnKeys(ownerUrl, turned);
    await rm(join(first, 'keys', 'seal.key'));
    const resigned = await openKeyring(first, { masterKey: `${KEY('C')} ${KEY('A')}` });
    expect(resigned.signer.keyId).not.toBe(turned.signer.keyId);
    await expect(agreeOnKeys(ownerUrl, resigned)).resolves.toBeUndefined();
    // A server that was not told of the new key could not open what the others seal from now on.
    await expect(agreeOnKeys(ownerUrl, await openKeyring(first, { masterKey: KEY('A') }))).rejects.toThrow(
      /master key/,
    );
  });
});
