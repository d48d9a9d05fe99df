// The region tree as the picker of a resident asks for it: down to the community, the own district first.
import { spokenName } from '#engines/region/messages/spoken.ts';
import { otherName } from '#engines/region/web/region-nodes.ts';
import type { RegionNode } from '#web/ui/index.ts';
import { lastDistrict, type Region, regions, type Spot } from './places.ts';

type Above = Pick<Spot, 'path' | 'pathEn'>;
const above = new Map<string, Above>();

const toNode = ({ code, name, nameEn, level, leaf }: Region, { path, pathEn }: Above): RegionNode => ({
  code: String(code),
  name: spokenName(name),
  latin: nameEn,
  path,
  latinPath: pathEn,
  // Cells are for those who work in them; a resident stops at the community.
  hasChildren: !leaf && level !== 'community' && level !== 'grid',
});

export async function regionsBelow(parent: string | null): Promise<readonly RegionNode[]> {
  const top = parent === null ? await regions.root() : undefined;
  const code = top?.code ?? Number(parent);
  const known: Above = top
    ? { path: [top.name], pathEn: [top.nameEn] }
    : (above.get(String(code)) ?? { path: [], pathEn: [] });
  const children = await regions.children({ params: { code } });
  for (const { code: child, name, nameEn } of children) {
    const own = { path: [...known.path, spokenName(name)], pathEn: [...known.pathEn, nameEn] };
    above.set(String(child), own);
  }
  const own = lastDistrict();
  return [...children]
    .sort((a, b) => Number(b.code === own) - Number(a.code === own))
    .map((region) => toNode(region, known));
}

export async function findRegions(text: string): Promise<readonly RegionNode[]> {
  const found = await regions.search({ query: { q: text } });
  return found.flatMap((region) => {
    const { code, level, name, path, pathEn, matched } = region;
    const spoken = path.map(spokenName);
    above.set(String(code), { path: [...spoken, spokenName(name)], pathEn: [...pathEn, region.nameEn] });
    const node = toNode(region, { path: spoken, pathEn });
    if (level !== 'grid') return [{ ...node, ...otherName(region) }];
    // A cell by the name of an estate in it; its own number tells a resident nothing.
    return matched === name ? [] : [{ ...node, name: matched, latin: region.nameEn }];
  });
}

export const spotOfNode = ({ code, name, path = [], latin = name, latinPath = path }: RegionNode): Spot => ({
  code: Number(code),
  path: [...path, name],
  pathEn: [...latinPath, latin],
  exact: true,
  point: null,
});

/** Communities end in 000 and have a community part: the others are stepped through. */
export const isCommunity = ({ code }: { code: string }) => Number(code) % 1_000_000 !== 0;
