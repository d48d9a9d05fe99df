// Names in Latin letters: read by whoever reads no Chinese, typed by whoever types pinyin. The dictionary is read in
// when it is first asked for; a server nobody asks does without its memory.
import { spokenName } from './messages/spoken.ts';
import type { RegionNode } from './tree.ts';

/** What kind of place it is stands apart from its name (GB/T 28039 writes 专名 and 通名 as two words). */
const KIND = /(?:社区|街道|小区|市|县|区|镇|乡|村)$/;
const NUMBERED_CELL = /^第.+网格$/;

const loadPinyin = () => import('pinyin-pro');
let loading: ReturnType<typeof loadPinyin> | undefined;

async function reader(): Promise<(text: string) => string[]> {
  loading ??= loadPinyin();
  const { pinyin } = await loading;
  return (text) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
}

const englishNames = new WeakMap<RegionNode, string>();

/** The English name the city gave it; otherwise its pinyin, and for a cell its number. */
export async function englishNameOf(node: RegionNode): Promise<string> {
  if (node.name_en !== null) return node.name_en;
  const kept = englishNames.get(node);
  if (kept !== undefined) return kept;
  const name =
    node.level === 'grid' && NUMBERED_CELL.test(node.name)
      ? `Cell ${node.code % 1000}`
      : romanised(spokenName(node.name), await reader());
  englishNames.set(node, name);
  return name;
}

function romanised(name: string, read: (text: string) => string[]): string {
  const at = name.search(KIND);
  const parts = at > 0 ? [name.slice(0, at), name.slice(at)] : [name];
  return parts.map((part) => word(read(part))).join(' ');
}

/** Jing'an, not Jingan: where a syllable begins with a vowel the apostrophe keeps it apart. */
function word(syllables: readonly string[]): string {
  const letters = syllables.map((one, index) => (index > 0 && /^[aoe]/.test(one) ? `'${one}` : one)).join('');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

export const isLatin = (text: string) => /^[\p{Script=Latin}\s'’-]+$/u.test(text);

/** ü has no key: lv, lu and lü are one. */
const keyed = (letters: string) =>
  letters
    .toLowerCase()
    .replace(/[\s'’-]+/g, '')
    .replace(/[üv]/g, 'u');

interface Spelling {
  readonly whole: string;
  /** Without the word for its kind: yuyang for 榆阳区. */
  readonly bare: string;
  readonly initials: string;
  /** From each of its syllables on. */
  readonly from: readonly string[];
}
const spellings = new Map<string, Spelling>();

function spellingOf(name: string, read: (text: string) => string[]): Spelling {
  const spoken = spokenName(name);
  const kept = spellings.get(spoken);
  if (kept) return kept;
  const syllables = read(spoken).map(keyed);
  const spelling = {
    whole: syllables.join(''),
    bare: read(spoken.replace(KIND, '')).map(keyed).join(''),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
    from: syllables.map((_, index) => syllables.slice(index).join('')),
  };
  spellings.set(spoken, spelling);
  return spelling;
}

/** How well typed letters fit a name: all of its pinyin, its beginning, a word within it, its initials. */
export async function latinRanking(typed: string): Promise<(name: string) => number | undefined> {
  const read = await reader();
  const asked = keyed(typed);
  return (name) => {
    const { whole, bare, initials, from } = spellingOf(name, read);
    if (asked === whole || asked === bare) return 0;
    if (whole.startsWith(asked)) return 1;
    if (asked.length < 2) return undefined;
    return from.some((part) => part.startsWith(asked)) || initials.startsWith(asked) ? 2 : undefined;
  };
}
