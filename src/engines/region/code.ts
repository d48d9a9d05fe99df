// The region code: 12-digit NBS code (GB/T 2260 + GB/T 10114 + NBS) × 1000 + cell, one bigint of 15 digits.
// A subtree is a range, so that a territory is `code between lo and hi` everywhere.

import { LEVELS, type Level } from './contract/levels.ts';

export { LEVELS, type Level };

/** How many of a code's last digits are free below each level. */
const SPAN: Readonly<Record<Level, number>> = {
  city: 100_000_000_000,
  county: 1_000_000_000,
  street: 1_000_000,
  community: 1_000,
  grid: 1,
};

export interface Range {
  readonly lo: number;
  readonly hi: number;
}

/** The level a code stands for, by its trailing zeros. */
export function levelOf(code: number): Level {
  return LEVELS.find((level) => code % SPAN[level] === 0) ?? 'grid';
}

/** All codes at or below `code`. */
export function subtree(code: number): Range {
  return { lo: code, hi: code + SPAN[levelOf(code)] - 1 };
}

export function countyOf(code: number): number {
  return Math.floor(code / SPAN.county);
}

/** The ancestor of `code` at `level`, or `code` itself if it already stands there or higher. */
export function ancestor(code: number, level: Level): number {
  return LEVELS.indexOf(levelOf(code)) <= LEVELS.indexOf(level) ? code : code - (code % SPAN[level]);
}

/** One level up; undefined at the top. */
export function parentOf(code: number): number | undefined {
  const above = LEVELS[LEVELS.indexOf(levelOf(code)) - 1];
  return above && ancestor(code, above);
}

/** The codes from the top down to `code` itself. */
export function lineage(code: number): number[] {
  const line = LEVELS.map((level) => ancestor(code, level));
  return [...new Set(line)];
}

export function contains(outer: number, inner: number): boolean {
  const { lo, hi } = subtree(outer);
  return inner >= lo && inner <= hi;
}

/** 4, 6, 9, 12 or 15 digits as published, widened to a code. */
export function codeFromDigits(digits: string): number {
  return Number(digits.padEnd(15, '0'));
}
