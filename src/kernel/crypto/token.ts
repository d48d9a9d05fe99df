// Bearer tokens: the holder has the value, the database only its hash, so that a stolen table opens nothing.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, safe in addresses and cookies. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A plain hash is enough: nobody can try 2²⁵⁶ tokens. Passwords need argon2id instead. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Compares secrets in a time that does not tell how many leading bytes agree. */
export function sameBytes(left: Uint8Array | string, right: Uint8Array | string): boolean {
  const [a, b] = [bytesOf(left), bytesOf(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function bytesOf(value: Uint8Array | string): Uint8Array {
  return typeof value === 'string' ? Buffer.from(value) : value;
}
