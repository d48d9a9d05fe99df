// How many cells a community should have, by the profile of the city, and a first proposal of them.
import { randomFrom } from './divide.ts';
import { isStreet, isUrban } from './schematic-map.ts';

/** Households per cell. Cities differ: 500–800 in Yulin (REG-R2b), 300–500 in Zigong (REG-R2a). */
export interface CellProfile {
  readonly min: number;
  readonly max: number;
}
/** What cities of the whole country are asked for where a city says nothing of its own (REG-R2a). */
export const commonProfile: CellProfile = { min: 300, max: 500 };

export interface SuggestedCells {
  readonly least: number;
  readonly most: number;
  /** False where no whole number of cells keeps every one within the profile (550 at 300–500). */
  readonly feasible: boolean;
}

/** REG-R2c: from ⌈households / max⌉ to ⌊households / min⌋ cells. */
export function suggestedCells(households: number, { min, max }: CellProfile): SuggestedCells {
  const [least, most] = [Math.ceil(households / max), Math.floor(households / min)];
  return { least, most, feasible: least <= most && most > 0 };
}

export interface ProposedCell {
  readonly code: number;
  readonly name: string;
  readonly households: number;
}

const MOST_PROPOSED = 9;

/** A village below the profile is one cell: every household belongs to one, and every cell has its officer. */
export function proposeCells(community: number, households: number, profile: CellProfile): ProposedCell[] {
  const count = Math.min(MOST_PROPOSED, Math.max(1, Math.ceil(households / profile.max)));
  return Array.from({ length: count }, (_, i) => ({
    code: community + i + 1,
    name: cellName(i + 1),
    households: Math.floor(households / count) + (i < households % count ? 1 : 0),
  }));
}

/** 第一网格, 第二十三网格. */
export function cellName(number: number): string {
  return `第${chineseNumeral(number)}网格`;
}

const DIGITS = '零一二三四五六七八九';

function chineseNumeral(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const one = ones > 0 ? DIGITS.charAt(ones) : '';
  if (hundreds > 0) {
    const ten = tens > 0 ? `${DIGITS.charAt(tens)}十` : one && '零';
    return `${DIGITS.charAt(hundreds)}百${ten}${one}`;
  }
  return `${tens > 1 ? DIGITS.charAt(tens) : ''}${tens > 0 ? '十' : ''}${one}`;
}

/**
 * Invented but stable: as many as the code says, by the kind of place. Over Yulin's 3,227 communities they come to
 * about the 1.32 million family households of the 2020 census; a register that counts replaces them.
 */
export function syntheticHouseholds(community: number): number {
  const typical = isUrban(community)
    ? isStreet(community)
      ? 2_700
      : 1_800
    : isStreet(community)
      ? 400
      : 217;
  return Math.round(typical * (0.55 + 0.9 * randomFrom(community)()));
}
