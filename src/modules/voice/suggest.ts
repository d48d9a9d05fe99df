/**
 * Which small class a text speaks of, learned from examples on this machine (CAS, features 32 and 33): naive Bayes over
 * characters, pairs and triples, each counted once per text, since Chinese needs no words for it. What it answers is a
 * suggestion; the choice stays with the person. How well it does: docs/category-suggestion.md.
 */

export interface Example {
  readonly category: string;
  readonly text: string;
}

export interface Suggestion {
  readonly category: string;
  /** 0 to 1, all together 1: of suggestions made with 0.9, nine in ten are right on texts it has not seen. */
  readonly confidence: number;
}

export interface Model {
  readonly categories: readonly string[];
  /** Per piece, category and what it adds to that category's evidence, in turns. */
  readonly weights: ReadonlyMap<string, readonly number[]>;
  /** What a known piece is worth to a category in which it was never seen. */
  readonly unseen: readonly number[];
}

/** Less than one: what is missing from a hundred examples is not missing from the language. */
const SMOOTHING = 0.1;
/** Pieces overlap, so their evidence is not independent; scaled until confidence and success agreed. */
const SCALE = 1.15;
const LONGEST_PIECE = 3;
/** Enough to tell; a text of 2,000 letters costs no more. */
const MOST_LETTERS = 300;

export function learn(examples: readonly Example[]): Model {
  const categories = [...new Set(examples.map(({ category }) => category))].sort();
  const at = new Map(categories.map((category, index) => [category, index]));
  const counts = new Map<string, Map<number, number>>();
  const totals = categories.map(() => 0);
  for (const { category, text } of examples) {
    const index = at.get(category) ?? 0;
    for (const piece of piecesOf(text)) {
      const row = counts.get(piece) ?? new Map<number, number>();
      counts.set(piece, row.set(index, (row.get(index) ?? 0) + 1));
      totals[index] = (totals[index] ?? 0) + 1;
    }
  }
  const unseen = totals.map((total) => Math.log(SMOOTHING / (total + SMOOTHING * counts.size)));
  const weights = new Map(
    [...counts].map(([piece, row]) => [
      piece,
      [...row].flatMap(([index, n]) => [index, Math.log((n + SMOOTHING) / SMOOTHING)]),
    ]),
  );
  return { categories, weights, unseen };
}

/** Likeliest first, every category; none where the text has nothing the model knows. */
export function suggest({ categories, weights, unseen }: Model, text: string): readonly Suggestion[] {
  const known = [...piecesOf(text)].map((piece) => weights.get(piece)).filter((row) => row !== undefined);
  if (known.length === 0) return [];
  const evidence = unseen.map((each) => each * known.length);
  for (const row of known) {
    for (let i = 0; i < row.length; i += 2) {
      const [index = 0, weight = 0] = [row[i], row[i + 1]];
      evidence[index] = (evidence[index] ?? 0) + weight;
    }
  }
  const best = Math.max(...evidence);
  const likely = evidence.map((one) => Math.exp(((one - best) * SCALE) / Math.sqrt(known.length)));
  const sum = likely.reduce((total, one) => total + one, 0);
  return categories
    .map((category, index) => ({ category, confidence: (likely[index] ?? 0) / sum }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** Runs of letters and digits cut into all pieces of one to three; full-width and half-width are the same. */
function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  const plain = text.normalize('NFKC').toLowerCase();
  for (const run of plain.slice(0, MOST_LETTERS).split(/[^\p{L}\p{N}]+/u)) {
    const letters = [...run];
    for (let from = 0; from < letters.length; from++)
      for (let length = 1; length <= LONGEST_PIECE && from + length <= letters.length; length++)
        pieces.add(letters.slice(from, from + length).join(''));
  }
  return pieces;
}
