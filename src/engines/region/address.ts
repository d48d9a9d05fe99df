// An address as people write it begins with the places it lies in: 陕西省榆林市榆阳区崇文路12号.
import { contains, LEVELS } from './code.ts';
import { spokenName } from './messages/spoken.ts';
import type { RegionNode, RegionTree } from './tree.ts';

export interface Address {
  /** The smallest place it begins with; undefined where it names none of this city. */
  readonly at: RegionNode | undefined;
  /** What stands after it. */
  readonly rest: string;
}

const PROVINCE = /^.{2,5}?(?:省|自治区)/;

export function addressIn(tree: RegionTree, text: string, within?: number): Address {
  const places = [...tree.nodes.values()].filter(
    (node) => node.inForce && node.level !== 'grid' && (within === undefined || contains(within, node.code)),
  );
  let address: Address = { at: undefined, rest: text.replace(PROVINCE, '') };
  for (let next: Address | undefined = address; next; next = oneFurther(places, next)) address = next;
  return address;
}

/** The longest name of a lower place that stands next: 榆阳区 before a village called 榆阳. */
function oneFurther(places: readonly RegionNode[], { at, rest }: Address): Address | undefined {
  let [found, longest]: [RegionNode | undefined, number] = [undefined, 0];
  for (const node of places) {
    if (at && (node.code === at.code || !contains(at.code, node.code))) continue;
    for (const name of [node.name, spokenName(node.name), ...node.aliases]) {
      const isLonger = name.length > longest || (name.length === longest && found && isAbove(node, found));
      if (isLonger && rest.startsWith(name)) [found, longest] = [node, name.length];
    }
  }
  return found && { at: found, rest: rest.slice(longest) };
}

const isAbove = (one: RegionNode, other: RegionNode) =>
  LEVELS.indexOf(one.level) < LEVELS.indexOf(other.level);
