// What is typed into the search box and what it is compared with, made alike: 3 号楼, ３号楼 and 3号楼 are one door.

export function plainWords(words: string): string {
  return words.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
}

/** Kept apart by a space, which no search has, so that no hit reaches from one into the next. */
export function soughtOf(...texts: readonly string[]): string {
  return texts
    .map(plainWords)
    .filter((text) => text !== '')
    .join(' ');
}

/** Some digits of a number; fewer would be a house. */
export const isPartOfNumber = (plain: string): boolean => /^\d{4,13}$/.test(plain);
