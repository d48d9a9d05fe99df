import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  it('are kept as argon2id with its parameters', async () => {
    const stored = await hashPassword('correct horse 电池');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(stored, 'correct horse 电池')).toBe(true);
    expect(await verifyPassword(stored, 'correct horse 电他')).toBe(false);
    expect(await hashPassword('correct horse 电池')).not.toBe(stored);
  });

  it('are the same from every keyboard', async () => {
    const stored = await hashPassword('Ａｂ１２é');
    expect(await verifyPassword(stored, 'Ab12e\u0301')).toBe(true);
  });

  it('of nobody take as long as of somebody', async () => {
    const stored = await hashPassword('a');
    const spent = async (hash: string | null) => {
      const times: number[] = [];
      for (let i = 0; i < 15; i++) {
        const start = performance.now();
        expect(await verifyPassword(hash, 'b')).toBe(false);
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    await spent(stored);
    const [somebody, nobody] = [await spent(stored), await spent(null)];
    // A missing dummy hash answers in microseconds; the rest is the noise of a busy machine.
    expect(nobody / somebody).toBeGreaterThan(0.2);
    expect(nobody / somebody).toBeLessThan(5);
  });

  it('wait their turn and all get an answer', async () => {
    const stored = await hashPassword('a');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => verifyPassword(i % 2 ? stored : null, 'a')),
    );
    expect(answers).toEqual(answers.map((_, i) => i % 2 === 1));
    expect(parseOptions(stored)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  });
});
