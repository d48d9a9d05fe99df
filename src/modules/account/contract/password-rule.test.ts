import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-rule.ts';

const fault = (password: string, former?: string) =>
  passwordFault(password, { login: 'li.guihua', ...(former !== undefined && { former }) });

describe('a password', () => {
  it('is told which rule it breaks', () => {
    expect(fault('Short-1')).toBe('short');
    expect(fault('onlylowercaseletters')).toBe('plain');
    expect(fault('Li.Guihua-2026')).toBe('login');
    expect(fault('Jujube-tree-1954', 'Jujube-tree-1954')).toBe('same');
    expect(fault('Jujube-tree-1954', 'Walnut-orchard-88')).toBeUndefined();
  });

  it('may be a sentence one remembers, in Chinese too', () => {
    expect(fault('崇文路的老槐树每年四月开花，一开就是半个月，香得很。')).toBeUndefined();
    expect(fault('The old scholar tree flowers in April')).toBe(undefined);
    expect(fault('崇文路的老槐树每年四月开花')).toBe('plain');
    expect(fault('崇文路老槐树Tree四月开花')).toBeUndefined();
  });
});
