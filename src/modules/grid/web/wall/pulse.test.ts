import { expect, it } from 'vitest';
import { levelBelow, rowsBehind, shadeOf, totalOf } from './pulse.ts';

const row = (code: number, open = 0, overdue = 0) => ({
  code,
  name: '',
  open,
  overdue,
  answered: 1,
  closed30: 2,
});

it('adds up the parts', () => {
  expect(totalOf([row(1, 3, 1), row(2, 4)])).toEqual({ open: 7, overdue: 1, answered: 2, closed30: 4 });
  expect(totalOf([])).toEqual({ open: 0, overdue: 0, answered: 0, closed30: 0 });
});

it.each([
  [610_802_000_000_000, 'county'],
  [610_802_006_000_000, 'street'],
  [610_802_006_003_000, 'community'],
  [610_802_006_003_001, 'grid'],
] as const)('%i is a %s', (code, level) => {
  expect(levelBelow([row(code)])).toBe(level);
});

it.each([
  [0, 0, 'none'],
  [5, 0, 'onTime'],
  [100, 29, 'some'],
  [10, 3, 'many'],
] as const)('of %i open %i overdue is “%s”', (open, overdue, shade) => {
  expect(shadeOf({ open, overdue })).toBe(shade);
});

it('opens a figure to its rows', () => {
  expect(rowsBehind('answered', { code: 610_802_000_000_000, name: '榆阳区' })).toBe(
    `/desk/inbox?tab=territory&within=610802000000000&withinName=${encodeURIComponent('榆阳区')}&state=answered`,
  );
});
