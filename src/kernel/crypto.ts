// What must not be read or changed unseen. All keys derive from one master key, by HKDF (RFC 5869), one per purpose:
// a key that leaks through one column says nothing about another.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { masterKeyId, openMasterKeys, openSealKey, type Signer } from './crypto/key-files.ts';

export { hashToken, randomToken, sameBytes } from './crypto/token.ts';
export type { Signer };

export interface Keyring {
  /** Encrypts. `aad` names the place of the value (table, column, row): elsewhere it will not open. */
  seal(label: string, plaintext: Uint8Array | string, aad: string): Buffer;
  open(label: string, sealed: Uint8Array, aad: string): Buffer;
  /** Finds equal values without storing them. Only for long numbers: a short value space can be tried out. */
  blindIndex(column: string, normalisedValue: string): string;
  mac(label: string, text: string): Buffer;
  /** Fingerprints of the master keys, current first. */
  readonly masterIds: readonly string[];
  /** Signs what outsiders verify; see audit/seal.ts. */
  readonly signer: Signer;
}

export interface KeyringOptions {
  /** Keys in base64, current first, retired after it, parted by spaces; instead of LIREN_HOME/keys/master.key. */
  readonly masterKey?: string | undefined;
}

const VERSION = 1;
const HEADER = 1 + 4;
const IV = 12;
const TAG = 16;

export async function openKeyring(home: string, options: KeyringOptions = {}): Promise<Keyring> {
  const [masters, signer] = [await openMasterKeys(home, options.masterKey), await openSealKey(home)];
  return { ...keyringOf(masters), signer };
}

/** The keyring over given master keys, current first. Retired keys only open; that is how keys are rotated. */
export function keyringOf(masters: readonly [Uint8Array, ...Uint8Array[]]): Omit<Keyring, 'signer'> {
  const [current] = masters;
  // An index is recomputed from values that a rotation leaves alone, so indices and MACs stay on the oldest key.
  const oldest = masters.at(-1) ?? current;
  const byId = new Map(masters.map((master) => [masterKeyId(master), master]));
  const currentHeader = Buffer.from([VERSION, ...Buffer.from(masterKeyId(current), 'hex')]);
  const derived = new Map<string, Buffer>();

  function subkey(master: Uint8Array, purpose: 'seal' | 'index' | 'mac', label: string): Buffer {
    const name = `${masterKeyId(master)}/${purpose}/${label}`;
    let key = derived.get(name);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', master, '', `liren/1/${purpose}/${label}`, 32));
      derived.set(name, key);
    }
    return key;
  }

  return {
    masterIds: masters.map(masterKeyId),
    seal(label, plaintext, aad) {
      // 96 random bits: safe for 2³² values a key (NIST SP 800-38D §8.3), and each label has its own.
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', subkey(current, 'seal', label), iv, {
        authTagLength: TAG,
      });
      cipher.setAAD(Buffer.concat([currentHeader, Buffer.from(aad)]));
      const text = typeof plaintext === 'string' ? Buffer.from(plaintext) : plaintext;
      return Buffer.concat([currentHeader, iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    },
    open(label, sealed, aad) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (bytes.length < HEADER + IV + TAG || bytes[0] !== VERSION) throw new Error('not a sealed value');
      const header = bytes.subarray(0, HEADER);
      const master = byId.get(header.toString('hex', 1));
      if (!master)
        throw new Error(`sealed under key ${header.toString('hex', 1)}, which this server does not have`);
      const iv = bytes.subarray(HEADER, HEADER + IV);
      // Without authTagLength Node accepts a tag cut to four bytes, which can be guessed.
      const decipher = createDecipheriv('aes-256-gcm', subkey(master, 'seal', label), iv, {
        authTagLength: TAG,
      });
      decipher.setAAD(Buffer.concat([header, Buffer.from(aad)]));
      decipher.setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(HEADER + IV, -TAG)), decipher.final()]);
    },
    blindIndex(column, normalisedValue) {
      const key = subkey(oldest, 'index', column);
      return createHmac('sha256', key).update(`${column}\0${normalisedValue}`).digest('hex').slice(0, 32);
    },
    mac: (label, text) =>
      createHmac('sha256', subkey(oldest, 'mac', label))
        .update(text)
        .digest(),
  };
}
