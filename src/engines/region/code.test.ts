import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ancestor,
  codeFromDigits,
  contains,
  countyOf,
  LEVELS,
  levelOf,
  lineage,
  parentOf,
  subtree,
} from './code.ts';

const level = fc.constantFrom(...LEVELS);
/** Codes of every level: a city, and below it as many filled groups as the level has. */
const code = fc
  .tuple(
    fc.integer({ min: 1_100, max: 6_599 }).filter((city) => city % 100 !== 0),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 999 }),
    fc.integer({ min: 1, max: 999 }),
    fc.integer({ min: 1, max: 999 }),
    level,
  )
  .map(([city, county, street, community, cell, at]) => {
    const digits = `${city}${String(county).padStart(2, '0')}${[street, community, cell].map((n) => String(n).padStart(3, '0')).join('')}`;
    return codeFromDigits(digits.slice(0, { city: 4, county: 6, street: 9, community: 12, grid: 15 }[at]));
  });

describe('a region code', () => {
  it('has an ancestor at every level above it, which stands at that level and contains it', () => {
    fc.assert(
      fc.property(code, level, (given, at) => {
        const above = ancestor(given, at);
        const reached = LEVELS.indexOf(levelOf(given)) <= LEVELS.indexOf(at) ? levelOf(given) : at;
        expect(levelOf(above)).toBe(reached);
        expect(contains(above, given)).toBe(true);
        expect(ancestor(above, at)).toBe(above);
      }),
    );
  });

  it('lies in the range of its parent, and so does its whole range', () => {
    fc.assert(
      fc.property(code, (given) => {
        const parent = parentOf(given);
        if (parent === undefined) {
          expect(levelOf(given)).toBe('city');
          return;
        }
        const [inner, outer] = [subtree(given), subtree(parent)];
        expect(outer.lo).toBeLessThan(inner.lo);
        expect(inner.hi).toBeLessThanOrEqual(outer.hi);
      }),
    );
  });

  it('contains another exactly when that one has it in its lineage: ranges nest or are apart', () => {
    fc.assert(
      fc.property(code, code, level, (one, two, at) => {
        for (const [a, b] of [
          [one, two],
          [one, ancestor(one, at)],
          [ancestor(one, at), one],
        ] as const) {
          expect(contains(a, b)).toBe(lineage(b).includes(a));
          const [x, y] = [subtree(a), subtree(b)];
          expect(x.hi < y.lo || y.hi < x.lo || contains(a, b) || contains(b, a)).toBe(true);
        }
      }),
    );
  });

  it('has a lineage that is the chain of its parents', () => {
    fc.assert(
      fc.property(code, (given) => {
        const chain = [given];
        for (let at = parentOf(given); at !== undefined; at = parentOf(at)) chain.unshift(at);
        expect(lineage(given)).toEqual(chain);
        expect(chain.map(levelOf)).toEqual(LEVELS.slice(0, chain.length));
      }),
    );
  });

  it('names its county in its first six digits', () => {
    expect(countyOf(610_802_001_001_001)).toBe(610_802);
    expect(subtree(610_802_000_000_000)).toEqual({ lo: 610_802_000_000_000, hi: 610_802_999_999_999 });
  });
});
