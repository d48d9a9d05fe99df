import { describe, expect, it } from 'vitest';
import { turns } from './turns.ts';

const pause = () => new Promise<void>((go) => setImmediate(go));

describe('turns', () => {
  it('runs no more than its width, in order, and goes on after a failure', async () => {
    const inTurn = turns(2, 100);
    const started: number[] = [];
    let [running, most] = [0, 0];
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        inTurn(async () => {
          started.push(i);
          most = Math.max(most, ++running);
          await pause();
          running--;
          if (i % 3 === 0) throw new Error('x');
          return i;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(started).toEqual(started.toSorted((a, b) => a - b));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(13);
    expect(await inTurn(async () => 'free again')).toBe('free again');
  });

  it('refuses at once when the line is full', async () => {
    const inTurn = turns(1, 1);
    const first = inTurn(pause);
    const second = inTurn(pause);
    await expect(inTurn(pause)).rejects.toMatchObject({ code: 'kernel.unavailable', status: 503 });
    await Promise.all([first, second]);
  });
});
