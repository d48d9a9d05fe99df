import { verify } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashToken, keyringOf, openKeyring, randomToken, sameBytes } from './crypto.ts';

const oldKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);

describe('sealed values', () => {
  const ring = keyringOf([oldKey]);
  const sealed = ring.seal('phone', '13800138000', 'table/column/1');

  it('open where they were sealed', () => {
    expect(ring.open('phone', sealed, 'table/column/1').toString()).toBe('13800138000');
    expect(ring.open('phone', new Uint8Array(sealed), 'table/column/1').toString()).toBe('13800138000');
    expect(ring.open('empty', ring.seal('empty', '', ''), '')).toHaveLength(0);
    expect(sealed).toHaveLength(11 + 33);
  });

  it('open a value of the first release', () => {
    // Fixed bytes: a change of derivation or layout would lock everyone out of what they have stored.
    expect(ring.open('phone', Buffer.from(FIRST_RELEASE, 'hex'), 'vector').toString()).toBe('里仁为美');
  });

  it('differ each time', () => {
    expect(ring.seal('phone', '13800138000', 'table/column/1')).not.toEqual(sealed);
  });

  it('do not open elsewhere, under another label, or under another key', () => {
    expect(() => ring.open('phone', sealed, 'table/column/2')).toThrow();
    expect(() => ring.open('name', sealed, 'table/column/1')).toThrow();
    expect(() => keyringOf([newKey]).open('phone', sealed, 'table/column/1')).toThrow(/does not have/);
  });

  it('do not open after any single flipped bit', () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => ring.open('phone', changed, 'table/column/1'), `bit ${bit}`).toThrow();
    }
  });

  it('do not open when cut short or made longer', () => {
    for (let length = 0; length < sealed.length; length++) {
      expect(() => ring.open('phone', sealed.subarray(0, length), 'table/column/1'), `${length}`).toThrow();
    }
    expect(() => ring.open('phone', Buffer.concat([sealed, Buffer.of(0)]), 'table/column/1')).toThrow();
  });

  it('stay readable when the master key is changed', () => {
    const both = keyringOf([newKey, oldKey]);
    expect(both.open('phone', sealed, 'table/column/1').toString()).toBe('13800138000');
    expect(
      keyringOf([newKey])
        .open('phone', both.seal('phone', 'x', ''), '')
        .toString(),
    ).toBe('x');
    expect(both.blindIndex('phone', '1')).toBe(ring.blindIndex('phone', '1'));
    expect(both.mac('otp', '1')).toEqual(ring.mac('otp', '1'));
  });
});

describe('blind indices and MACs', () => {
  const ring = keyringOf([oldKey]);

  it('find equal values, in one column only', () => {
    expect(ring.blindIndex('a.phone', '1')).toMatch(/^[0-9a-f]{32}$/);
    expect(ring.blindIndex('a.phone', '1')).toBe(ring.blindIndex('a.phone', '1'));
    expect(ring.blindIndex('a.phone', '1')).not.toBe(ring.blindIndex('b.phone', '1'));
    expect(ring.blindIndex('a.phone', '1')).not.toBe(keyringOf([newKey]).blindIndex('a.phone', '1'));
    expect(ring.mac('otp', '1')).toHaveLength(32);
    expect(ring.mac('otp', '1')).not.toEqual(ring.mac('other', '1'));
  });

  it('are what they were in the first release', () => {
    expect(ring.blindIndex('account.phone', '13800138000')).toBe(FIRST_INDEX);
  });
});

describe('tokens', () => {
  it('are long, distinct, and stored as their hash', () => {
    const token = randomToken();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(randomToken()).not.toBe(token);
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('are compared as bytes', () => {
    expect(sameBytes('abc', Buffer.from('abc'))).toBe(true);
    expect(sameBytes('abc', 'abd')).toBe(false);
    expect(sameBytes('abc', 'abcd')).toBe(false);
  });
});

describe('the keyring on disk', () => {
  let home = '';
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'keys-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  it('is made once and opened again, by several servers at once', async () => {
    const rings = await Promise.all(Array.from({ length: 8 }, () => openKeyring(home)));
    const [first] = rings;
    const sealed = first?.seal('a', 'secret', '') ?? Buffer.alloc(0);
    for (const ring of [...rings, await openKeyring(home)]) {
      expect(ring.open('a', sealed, '').toString()).toBe('secret');
      expect(ring.signer.keyId).toBe(first?.signer.keyId);
    }
    for (const name of ['master.key', 'seal.key']) {
      expect((await stat(join(home, 'keys', name))).mode & 0o777).toBe(0o600);
    }
  });

  it('signs what the public key file verifies', async () => {
    const { signer } = await openKeyring(home);
    const signature = signer.sign(Buffer.from('text'));
    const publicKey = await readFile(join(home, 'keys', 'seal.pub'), 'utf8');
    expect(publicKey).toBe(signer.publicKeyPem);
    expect(verify(null, Buffer.from('text'), publicKey, signature)).toBe(true);
    expect(verify(null, Buffer.from('texT'), publicKey, signature)).toBe(false);
  });

  it('keeps the older public key when the sealing key is changed', async () => {
    const before = await openKeyring(home);
    await rm(join(home, 'keys', 'seal.key'));
    const after = await openKeyring(home);
    const file = await readFile(join(home, 'keys', 'seal.pub'), 'utf8');
    expect(file).toBe(before.signer.publicKeyPem + after.signer.publicKeyPem);
  });

  it('refuses a key file that others can read', async () => {
    await openKeyring(home);
    await chmod(join(home, 'keys', 'master.key'), 0o644);
    await expect(openKeyring(home)).rejects.toThrow(/chmod 600/);
  });

  it('refuses another master key than the one the data was sealed under', async () => {
    await openKeyring(home, { masterKey: oldKey.toString('base64') });
    await expect(openKeyring(home)).rejects.toThrow(/Wrong master key/);
    await expect(openKeyring(home, { masterKey: newKey.toString('base64') })).rejects.toThrow(
      /Wrong master key/,
    );
    const both = `${newKey.toString('base64')} ${oldKey.toString('base64')}`;
    await expect(openKeyring(home, { masterKey: both })).resolves.toBeDefined();
  });

  it('refuses a master key that is none', async () => {
    await expect(openKeyring(home, { masterKey: 'c2hvcnQ=' })).rejects.toThrow(/32 bytes/);
    await writeFile(join(home, 'keys', 'master.key'), '', { mode: 0o600 });
    await expect(openKeyring(home)).rejects.toThrow(/32 bytes/);
  });
});

const FIRST_RELEASE =
  '0106930eb5f16177590e4b33e4dd9012e2bf8b3a22e0a134efb209d9b92bd073de451108fccfbfbed5a2dc3893';
const FIRST_INDEX = '3b6a225d2ecd24ee69830ce325a1f0f0';
