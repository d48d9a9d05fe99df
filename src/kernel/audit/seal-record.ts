// A seal: "from transaction a to b there are exactly n audit rows, with this Merkle root, and this is the seal before."
// The count and the chain make cutting and splicing visible, the signature makes a rewritten chain visible.
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { type Signer, signingKeyId } from '../crypto/key-files.ts';
import type { RowOf } from '../database/table.ts';
import type { AuditSeal } from '../tables.ts';

/** As a row of audit_seal, but with the instant as text: seals are copied outside, line by line. */
export type Seal = Omit<RowOf<typeof AuditSeal>, 'at'> & { readonly at: string };

const FORM = 'liren-seal-1';
/** What the first seal names as its predecessor. */
export const NO_SEAL = '0'.repeat(64);

function signedText(seal: Omit<Seal, 'signature'>): string {
  const { no, txid_from, txid_to, count, root, previous, at, key_id } = seal;
  return JSON.stringify([FORM, no, txid_from, txid_to, count, root, previous, at, key_id]);
}

/** What the next seal names as its predecessor. The signature is part of it. */
export function sealHash(seal: Seal): string {
  return hash('sha256', `${signedText(seal)}\n${seal.signature}`);
}

export function signSeal(seal: Omit<Seal, 'signature' | 'key_id'>, signer: Signer): Seal {
  const unsigned = { ...seal, key_id: signer.keyId };
  return { ...unsigned, signature: signer.sign(Buffer.from(signedText(unsigned))).toString('base64url') };
}

export type SignatureCheck = (seal: Seal) => boolean;

/** `publicKeyPem` may hold several keys one after the other: those of the past stay good for the seals of their time. */
export function signatureCheck(publicKeyPem: string): SignatureCheck {
  const keys = new Map<string, KeyObject>();
  for (const [pem] of publicKeyPem.matchAll(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g)) {
    const key = createPublicKey(pem);
    keys.set(signingKeyId(key), key);
  }
  return (seal) => {
    const key = keys.get(seal.key_id);
    if (key?.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(signedText(seal)), key, Buffer.from(seal.signature, 'base64url'));
  };
}
