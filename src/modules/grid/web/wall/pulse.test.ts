import { expect, it } from 'vitest';
import { hasSomething, levelBelow, rowsBehind, shadeOf, totalOf, worstOf } from './pulse.ts';

const row = (code: number, open = 0, overdue = 0) => ({
  code,
  name: '',
  open,
  overdue,
  answered: 1,
  closed30: 2,
  unplaced: false,
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

it.each([
  ['open', '&clock=open'],
  ['overdue', '&clock=overdue'],
  ['closed30', '&state=closed'],
] as const)('opens %s to those rows and no others', (figure, filter) => {
  expect(rowsBehind(figure, { code: 1, name: 'x' })).toBe(
    `/desk/inbox?tab=territory&within=1&withinName=x${filter}`,
  );
});

it('looks first where something is late, then where most is open', () => {
  expect(worstOf([row(1), row(2, 9), row(3, 2, 1)])?.code).toBe(3);
  expect(worstOf([row(1), row(2, 9)])?.code).toBe(2);
  expect(worstOf([])).toBeUndefined();
  expect(hasSomething({ ...row(1), answered: 0, closed30: 0 })).toBe(false);
  expect(hasSomething(row(1))).toBe(true);
});

it('opens a figure to its rows', () => {
  expect(rowsBehind('answered', { code: 610_802_000_000_000, name: '榆阳区' })).toBe(
    `/desk/inbox?tab=territory&within=610802000000000&withinName=${encodeURIComponent('榆阳区')}&state=answered`,
  );
});
