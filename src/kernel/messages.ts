// Words in two languages, checked by the compiler. zh-CN is written first, `as const`;
// en.ts ends with `satisfies Messages<typeof zhCN>`, so a missing or extra key does not compile,
// and `translate` knows every dotted key and the slots its Chinese sentence names.

export type Locale = 'zh-CN' | 'en';

export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** The same key tree with free string leaves: what a translation must satisfy. */
export type Messages<T> = { readonly [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };

/** 'state.open' | 'action.accept' | … : dotted paths to the sentences of a tree. */
export type MessageKey<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${MessageKey<T[K]>}`;
}[keyof T & string];

type Sentence<T, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? Sentence<T[Head], Rest>
    : never
  : K extends keyof T
    ? T[K]
    : never;

type SlotNames<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | SlotNames<Rest> : never;

export type SlotValue = string | number;
export type Slots = Readonly<Record<string, SlotValue>>;

/** No second argument where the sentence has no slot, the exact slots where it has. */
export type SlotArguments<T, K extends string> = [SlotNames<Sentence<T, K>>] extends [never]
  ? []
  : [slots: Readonly<Record<SlotNames<Sentence<T, K>>, SlotValue>>];

export type Translate<T> = <K extends MessageKey<T>>(key: K, ...slots: SlotArguments<T, K>) => string;

/** The sentence at a dotted key, or undefined: for keys that come over the wire, such as problem codes. */
export function findSentence(tree: MessageTree, key: string): string | undefined {
  let node: string | MessageTree | undefined = tree;
  for (const step of key.split('.')) {
    // Own keys only: a code named "constructor" must not find Object's.
    node = typeof node === 'object' && Object.hasOwn(node, step) ? node[step] : undefined;
  }
  return typeof node === 'string' ? node : undefined;
}

/**
 * `{name}` is replaced by the slot; `{n|day|days}` chooses by whether n is 1, which English needs
 * and Chinese does not. A slot nobody gave stays visible: a hole in a sentence is worse to find.
 */
export function fill(sentence: string, slots: Slots = {}): string {
  return sentence.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = Object.hasOwn(slots, name) ? slots[name] : undefined;
      if (value === undefined) return whole;
      if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
      return String(value);
    },
  );
}

export function translate<T extends MessageTree, K extends MessageKey<T>>(
  messages: Messages<T>,
  key: K,
  ...[slots]: SlotArguments<T, K>
): string {
  return fill(findSentence(messages as MessageTree, key) ?? key, slots);
}

/** A translator bound to one language; `source` fixes the keys and slots, `messages` gives the words. */
export function translator<T extends MessageTree>(messages: Messages<T>): Translate<T> {
  return (key, ...[slots]) => fill(findSentence(messages as MessageTree, key) ?? key, slots);
}
