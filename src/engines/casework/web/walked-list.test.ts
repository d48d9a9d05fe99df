import { describe, expect, it } from 'vitest';
import { afterIn } from './walked-list.ts';

const list = ['a', 'b', 'c'].map((id) => ({ county: 610_802, id }));

describe('somebody who works through a list by one key', () => {
  it('meets each case once, whichever of them has meanwhile left the desk', () => {
    expect(afterIn(list, 'a')?.id).toBe('b');
    expect(afterIn(list, 'b')?.id).toBe('c');
  });

  it('is not sent back to its beginning after the last', () => {
    expect(afterIn(list, 'c')).toBeUndefined();
  });

  it('begins at its head from a case that is not in it', () => {
    expect(afterIn(list, 'elsewhere')?.id).toBe('a');
  });
});
