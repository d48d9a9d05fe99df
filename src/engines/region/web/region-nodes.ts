// The region tree in the shape the picker asks for, bounded to a territory.
import type { Answer } from '#kernel/contract.ts';
import { clientFor } from '#web/app/client.ts';
import type { RegionNode } from '#web/ui/index.ts';
import { LEVELS } from '../contract/levels.ts';
import { regionApi } from '../contract.ts';

const regions = clientFor(regionApi);
type Region = Answer<typeof regionApi.root>;
export type RegionLevel = Region['level'];

/** 横山县，今横山区; a short name is no other name. */
export const otherName = ({ name, matched }: { name: string; matched: string }) =>
  name.includes(matched) ? {} : { matched };

export interface RegionSource {
  readonly load: (parent: string | null) => Promise<readonly RegionNode[]>;
  readonly search: (text: string) => Promise<readonly RegionNode[]>;
  /** The level of a node this source has shown. */
  readonly levelOf: (node: RegionNode) => RegionLevel | undefined;
}

export function deepestOf(levels: readonly RegionLevel[]): RegionLevel | undefined {
  return LEVELS.findLast((level) => levels.includes(level));
}

/** `top` itself is the first choice, then its children, and so on down. */
export function regionSource(top: number): RegionSource {
  const levels = new Map<string, RegionLevel>();
  const toNode = ({ code, name, level, leaf }: Region): RegionNode => {
    levels.set(String(code), level);
    return { code: String(code), name, hasChildren: !leaf };
  };
  return {
    load: async (parent) => {
      if (parent !== null) return (await regions.children({ params: { code: Number(parent) } })).map(toNode);
      const path = await regions.path({ params: { code: top } });
      return path.slice(-1).map(toNode);
    },
    search: async (text) => {
      const found = await regions.search({ query: { q: text, within: top } });
      return found.map((region) => ({
        ...toNode(region),
        path: region.path,
        ...otherName(region),
      }));
    },
    levelOf: ({ code }) => levels.get(code),
  };
}
