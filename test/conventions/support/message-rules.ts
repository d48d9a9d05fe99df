/** The compiler asks English for every key of the Chinese; these rules ask what it cannot. */

export interface Tree {
  readonly [key: string]: unknown;
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `state.open` → the sentence, over the whole tree. */
export function sentences(tree: Tree, prefix = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(tree)) {
    if (isTree(value)) for (const [path, text] of sentences(value, `${prefix}${key}.`)) found.set(path, text);
    else found.set(`${prefix}${key}`, value);
  }
  return found;
}

/** `{name}` and `{n|day|days}` name the slots `name` and `n`. */
function slots(text: string): string {
  const found = [...text.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map(([, slot]) => slot);
  return [...new Set(found)].sort().join(', ');
}

export function lintMessages(zhCN: Tree, en: Tree): string[] {
  const [chinese, english] = [sentences(zhCN), sentences(en)];
  const problems: string[] = [];
  if (chinese.size === 0) problems.push('has no sentence');
  for (const key of chinese.keys()) if (!english.has(key)) problems.push(`en lacks ${key}`);
  for (const [key, text] of english) {
    const source = chinese.get(key);
    if (!chinese.has(key)) problems.push(`zh-CN lacks ${key}`);
    if (typeof text !== 'string' || text.trim() === '') problems.push(`en ${key} is empty`);
    else if (/\p{Script=Han}/u.test(text)) problems.push(`en ${key} contains Chinese characters`);
    else if (typeof source === 'string' && slots(source) !== slots(text)) {
      problems.push(`en ${key} has the slots {${slots(text)}}, zh-CN has {${slots(source)}}`);
    }
  }
  for (const [key, text] of chinese) {
    if (typeof text !== 'string' || text.trim() === '') problems.push(`zh-CN ${key} is empty`);
  }
  return problems;
}
