import { expect, it } from 'vitest';
import { titlesOf } from './problem-words.ts';

const titleOf = titlesOf([
  {
    name: 'lamp',
    problems: { 'lamp.lit': 409 },
    problemWords: { 'zh-CN': { lit: '{name}亮着。' }, en: { lit: '{name} is lit.' } },
  },
]);
const lit = { code: 'lamp.lit', slots: { name: '3', deep: { hidden: true } } };

it('a problem has a title in the language asked for first, Chinese where none of ours is', () => {
  for (const asked of [undefined, '', 'zh-CN,zh;q=0.9,en;q=0.8', 'fr', 'eno'])
    expect(titleOf(lit, asked), asked).toBe('3亮着。');
  for (const asked of ['en', 'en-GB,en;q=0.9', ' EN-us'])
    expect(titleOf(lit, asked), asked).toBe('3 is lit.');
});

it('a problem without words has its code, and a slot that is no word stays visible', () => {
  expect(titleOf({ code: 'lamp.stolen', slots: {} })).toBe('lamp.stolen');
  expect(titleOf({ code: 'lamp.lit', slots: { name: {} } })).toBe('{name}亮着。');
});
