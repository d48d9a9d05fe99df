// What somebody writes or pastes, as the names it stands for: “1、2、3号楼” are three buildings, “1-6号楼” six, a column
// of a spreadsheet as many as it has rows.

export const LONGEST = 40;
export const SHORTEST = 2;
/** Nobody looks through more than this before pressing the button. */
export const MOST = 200;

const NUMBERED = /^(.*?)(\d{1,4})(?:[-~—–至到](\d{1,4}))?(号楼|号院|单元|号|栋|幢|座|楼|组|排)?$/u;
/** 12-3号 is one door; 1-6号楼 are six buildings. */
const COUNTED = new Set(['号楼', '栋', '幢', '座', '组', '排', '单元']);

/** As it is kept: full-width digits and blanks make no other place. */
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');

export function namesIn(text: string): string[] {
  const names = text.split(/[\n\r\t;；]/).flatMap((line) => namesOfLine(plain(line)));
  return [...new Set(names)];
}

function namesOfLine(line: string): string[] {
  let prefix = '';
  const parts = line
    .split(/[、,]/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, before = '', first, last, unit] = NUMBERED.exec(part) ?? [];
      if (first === undefined) {
        prefix = '';
        return { name: part };
      }
      if (before !== '') prefix = before;
      return { prefix, first, last, unit };
    });
  // “1、2、3号楼”: the word after the last number belongs to all of them.
  let unit = '';
  return parts
    .toReversed()
    .flatMap((part) => {
      if (part.name !== undefined) {
        unit = '';
        return [part.name];
      }
      unit = part.unit ?? unit;
      return numbersOf(part, unit).map((number) => `${part.prefix}${number}${unit}`);
    })
    .toReversed();
}

/** From the last to the first, as the line is read. */
function numbersOf({ first, last }: { first: string; last: string | undefined }, unit: string): string[] {
  if (last === undefined) return [first];
  const [from, to] = [Number(first), Number(last)];
  if (!COUNTED.has(unit) || from >= to || to - from >= MOST) return [`${first}-${last}`];
  return Array.from({ length: to - from + 1 }, (_, index) => String(to - index));
}

interface Kept {
  readonly code: number;
  readonly name: string;
  readonly places: readonly { readonly name: string }[];
}

export interface NameToKeep {
  readonly name: string;
  readonly state: 'new' | 'known' | 'elsewhere' | 'tooLong' | 'tooShort';
  /** The other cell that has it. */
  readonly cell?: string;
}

export function checkedNames(text: string, cell: number, cells: readonly Kept[]): NameToKeep[] {
  return namesIn(text).map((name) => {
    const letters = name.length;
    if (letters > LONGEST) return { name, state: 'tooLong' };
    if (letters < SHORTEST) return { name, state: 'tooShort' };
    const holders = cells.filter(({ places }) => places.some((place) => place.name === name));
    if (holders.some(({ code }) => code === cell)) return { name, state: 'known' };
    const [other] = holders;
    return other ? { name, state: 'elsewhere', cell: other.name } : { name, state: 'new' };
  });
}
