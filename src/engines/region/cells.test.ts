import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellName, commonProfile, proposeCells, suggestedCells } from './cells.ts';

const yulin = { min: 500, max: 800 };

describe('the number of cells', () => {
  it.each([
    [4_000, commonProfile, 8, 13, true],
    [4_000, yulin, 5, 8, true],
    // No number of cells suits 550 households: one is too large, two are too small.
    [550, commonProfile, 2, 1, false],
    [0, yulin, 0, 0, false],
  ])('of %i households at %o is %i to %i', (households, profile, least, most, feasible) => {
    expect(suggestedCells(households, profile)).toEqual({ least, most, feasible });
  });

  it('proposed is never none, and every household is in one cell', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (households) => {
        const cells = proposeCells(610_802_001_001_000, households, yulin);
        expect(cells.length).toBeGreaterThanOrEqual(1);
        expect(cells.length).toBeLessThanOrEqual(9);
        expect(cells.reduce((sum, cell) => sum + cell.households, 0)).toBe(households);
        const largest = Math.max(...cells.map((cell) => cell.households));
        if (households <= 7_200) expect(largest).toBeLessThanOrEqual(yulin.max);
      }),
    );
  });

  it('is written as a clerk writes it', () => {
    const names = [1, 9, 10, 11, 20, 23, 100, 101, 110, 115, 120, 899].map(cellName);
    expect(names.map((name) => name.slice(1, -2)).join(' ')).toBe(
      '一 九 十 十一 二十 二十三 一百 一百零一 一百一十 一百一十五 一百二十 八百九十九',
    );
  });
});
