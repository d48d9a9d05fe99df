import { describe, expect, it } from 'vitest';
import { newTotpSecret, otpauthUri, totpCode, totpStep, verifyTotp } from './totp.ts';

// RFC 6238 Appendix B, SHA-1: the ASCII secret "12345678901234567890"; the last six of its eight digits.
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const RFC_CODES = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;
const at = (seconds: number) => new Date(seconds * 1000);

describe('time-based codes', () => {
  it.each(RFC_CODES)('at %i s: %s, as in RFC 6238', (seconds, code) => {
    expect(totpCode(RFC_SECRET, totpStep(at(seconds)))).toBe(code);
    expect(verifyTotp(RFC_SECRET, code, at(seconds), null)).toBe(Math.floor(seconds / 30));
  });

  it('are accepted one step early or late, no further', () => {
    const code = totpCode(RFC_SECRET, 100);
    expect(verifyTotp(RFC_SECRET, code, at(99 * 30), null)).toBe(100);
    expect(verifyTotp(RFC_SECRET, code, at(101 * 30 + 29), null)).toBe(100);
    expect(verifyTotp(RFC_SECRET, code, at(102 * 30), null)).toBeNull();
    expect(verifyTotp(RFC_SECRET, code, at(98 * 30 + 29), null)).toBeNull();
  });

  it('work once', () => {
    const now = at(100 * 30);
    const step = verifyTotp(RFC_SECRET, totpCode(RFC_SECRET, 100), now, null);
    expect(verifyTotp(RFC_SECRET, totpCode(RFC_SECRET, 100), now, step)).toBeNull();
    expect(verifyTotp(RFC_SECRET, totpCode(RFC_SECRET, 99), now, step)).toBeNull();
    expect(verifyTotp(RFC_SECRET, totpCode(RFC_SECRET, 101), now, step)).toBe(101);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%s is none', (code) => {
    expect(verifyTotp(RFC_SECRET, code, at(3_000), null)).toBeNull();
  });

  it('have secrets of 160 bits that apps can read', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    expect(totpCode(secret, 1)).toMatch(/^\d{6}$/);
    expect(otpauthUri(secret, { issuer: '里仁 Liren', account: 'wang' })).toBe(
      `otpauth://totp/%E9%87%8C%E4%BB%81%20Liren:wang?secret=${secret}&issuer=%E9%87%8C%E4%BB%81%20Liren&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
