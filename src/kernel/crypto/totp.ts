// Second factor by authenticator app: RFC 6238 with HMAC-SHA-1, six digits, thirty seconds. Other settings exist, but
// many apps ignore them silently.
import { createHmac, randomBytes } from 'node:crypto';
import { sameBytes } from './token.ts';

const PERIOD_MS = 30_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits (RFC 4226 §4 R6), in base32 as the apps want it. */
export function newTotpSecret(): string {
  const bits = Array.from(randomBytes(20), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => ALPHABET.charAt(Number.parseInt(five, 2)));
}

export function totpStep(now: Date): number {
  return Math.floor(now.getTime() / PERIOD_MS);
}

export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', base32(secret)).update(counter).digest();
  // Dynamic truncation, RFC 4226 §5.3.
  const offset = digest.readUInt8(19) & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/**
 * Accepts the step now, one before and one after. Answers the step that matched, which the caller must store and hand
 * in as `lastStep` next time: a code that has been used, or an older one, is refused (RFC 6238 §5.2).
 */
export function verifyTotp(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  const current = totpStep(now);
  let accepted: number | null = null;
  for (const step of [current - 1, current, current + 1]) {
    // No early way out: the time must not tell which step it was.
    if (sameBytes(totpCode(secret, step), code) && (lastStep === null || step > lastStep)) accepted = step;
  }
  return accepted;
}

/** What the QR code holds. */
export function otpauthUri(secret: string, { issuer, account }: { issuer: string; account: string }): string {
  const query = new URLSearchParams({ secret, issuer, algorithm: 'SHA1', digits: '6', period: '30' });
  // Some apps show a plus sign where a form would mean a space.
  const text = query.toString().replaceAll('+', '%20');
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${text}`;
}

function base32(text: string): Buffer {
  const bits = Array.from(text.toUpperCase().replace(/[\s=]/g, ''), (letter) => {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw new Error('not a base32 secret');
    return value.toString(2).padStart(5, '0');
  }).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
}
