import { describe, expect, it } from 'vitest';
import { perhapsWords, words } from './schemas.ts';

describe('what a person typed', () => {
  it.each([
    ['a name that would read backwards', '王\u202e五\u202c', '王五'],
    ['a place isolated from what stands around it', '\u2066小学东门\u2069', '小学东门'],
    ['widths of nothing', '路\u200b灯\ufeff不\u2060亮', '路灯不亮'],
    ['tags', '灯\u{e0041}\u{e007f}', '灯'],
    ['blanks around, also those that hide behind what is not seen', ' \u200e 灯 \u200f ', '灯'],
  ])('loses %s', (_, typed, kept) => {
    expect(words(40).parse(typed)).toBe(kept);
    expect(perhapsWords(40).parse(typed)).toBe(kept);
  });

  it.each(['𠮷䶮㛃', '👨‍👩‍👧 一家三口', 'می‌خواهم', '第一行\n第二行'])('keeps %s', (typed) => {
    expect(words(40).parse(typed)).toBe(typed);
  });

  it('is nothing when nothing of it can be seen', () => {
    expect(words(40).safeParse('\u202e\u200b').success).toBe(false);
    expect(perhapsWords(40).parse('\u202e\u200b')).toBe('');
  });
});
