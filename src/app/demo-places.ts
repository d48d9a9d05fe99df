// Where the demo plays: in Yulin at the places its stories were written for, in any other city at the first that fit.
import { childrenOf, findRegion, getRoot, type RegionNode, spokenNameOf } from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import { OperatorError } from '#kernel/operator-error.ts';

/** `other…` are neighbours, so that refusals can be seen; a small city may have to do without them. */
export type PlaceKey =
  | 'city'
  | 'county'
  | 'street'
  | 'community'
  | 'cell'
  | 'nextCell'
  | 'otherCounty'
  | 'otherStreet'
  | 'otherCommunity'
  | 'otherCell'
  | 'village';

export interface Spot {
  readonly code: number;
  /** As people say it. */
  readonly name: string;
}
export type DemoPlaces = Readonly<Record<PlaceKey, Spot>>;
type Codes = Readonly<Record<PlaceKey, number>>;

const YULIN: Codes = {
  city: 610_800_000_000_000,
  county: 610_802_000_000_000,
  street: 610_802_006_000_000,
  community: 610_802_006_003_000,
  cell: 610_802_006_003_001,
  nextCell: 610_802_006_003_002,
  otherCounty: 610_881_000_000_000,
  otherStreet: 610_802_007_000_000,
  otherCommunity: 610_802_006_006_000,
  otherCell: 610_802_006_006_001,
  village: 610_881_001_020_000,
};

export async function demoPlaces(ctx: Ctx): Promise<DemoPlaces> {
  const codes = (await allInForce(ctx, YULIN)) ? YULIN : await firstThatFit(ctx);
  const spot = async (key: PlaceKey): Promise<Spot> => ({
    code: codes[key],
    name: await spokenNameOf(ctx, codes[key]),
  });
  return {
    city: await spot('city'),
    county: await spot('county'),
    street: await spot('street'),
    community: await spot('community'),
    cell: await spot('cell'),
    nextCell: await spot('nextCell'),
    otherCounty: await spot('otherCounty'),
    otherStreet: await spot('otherStreet'),
    otherCommunity: await spot('otherCommunity'),
    otherCell: await spot('otherCell'),
    village: await spot('village'),
  };
}

async function allInForce(ctx: Ctx, codes: Codes): Promise<boolean> {
  for (const code of Object.values(codes)) if (!(await findRegion(ctx, code))?.inForce) return false;
  return true;
}

async function firstThatFit(ctx: Ctx): Promise<Codes> {
  const root = await getRoot(ctx);
  const counties = await childrenOf(ctx, root.code);
  const streets = await below(ctx, counties);
  const communities = await below(ctx, streets);
  const [community] = communities;
  if (!community)
    throw new OperatorError(
      `${root.name}的区划里没有社区或村，演示数据无处安放。请补全区划文件，或用 LIREN_DEMO=0 启动。`,
      `The divisions of ${root.name} have no community or village in which the demo could play. Complete the file, or start with LIREN_DEMO=0.`,
    );
  const street = community.parent ?? root.code;
  const county = streets.find(({ code }) => code === street)?.parent ?? root.code;
  const neighbours = communities.filter((one) => one.parent === street);
  const otherStreet = streets.find((one) => one.code !== street && one.parent === county)?.code ?? street;
  const otherCommunity = (neighbours[1] ?? communities.at(-1) ?? community).code;
  const cells = (await childrenOf(ctx, community.code)).map(({ code }) => code);
  const cell = cells[0] ?? community.code;
  return {
    city: root.code,
    county,
    street,
    community: community.code,
    cell,
    nextCell: cells[1] ?? cell,
    otherCounty: counties.find(({ code }) => code !== county)?.code ?? county,
    otherStreet,
    otherCommunity,
    otherCell: (await childrenOf(ctx, otherCommunity))[0]?.code ?? otherCommunity,
    village: (communities.at(-1) ?? community).code,
  };
}

async function below(ctx: Ctx, regions: readonly RegionNode[]): Promise<RegionNode[]> {
  const found: RegionNode[] = [];
  for (const { code } of regions) found.push(...(await childrenOf(ctx, code)));
  return found;
}
