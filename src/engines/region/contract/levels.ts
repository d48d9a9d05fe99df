/** The levels of the region tree, from the largest down. */
export const LEVELS = ['city', 'county', 'street', 'community', 'grid'] as const;
export type Level = (typeof LEVELS)[number];
