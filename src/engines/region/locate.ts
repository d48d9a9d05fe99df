// Which cell a point lies in, walking down the tree.
import type { Ctx } from '#kernel/context.ts';
import { containsPoint, distanceTo, type Point } from './polygon.ts';
import { regionProblems } from './problems.ts';
import { type RegionNode, regionTree } from './tree.ts';

export interface Spot {
  readonly lon: number;
  readonly lat: number;
}

/** From the city down to the cell, or to the lowest region that is drawn. */
export async function locate(ctx: Ctx, { lon, lat }: Spot): Promise<RegionNode[]> {
  const tree = await regionTree(ctx);
  const { root } = tree;
  if (!root?.outline) throw regionProblems.unmapped();
  const point: Point = [lon, lat];
  if (!holds(root, point)) throw regionProblems.outside({ lon, lat });
  const path = [root];
  for (let at: RegionNode | undefined = root; at; ) {
    const children = tree.children(at.code);
    at = children.find((child) => holds(child, point)) ?? closest(children, point);
    if (at) path.push(at);
  }
  return path;
}

function holds({ outline, box }: RegionNode, [x, y]: Point): boolean {
  if (!outline || !box || x < box.west || x > box.east || y < box.south || y > box.north) return false;
  return containsPoint(outline, [x, y]);
}

/** Corners are rounded to a metre, so between two children a hair's breadth may belong to neither. */
function closest(children: readonly RegionNode[], point: Point): RegionNode | undefined {
  let [nearest, least]: [RegionNode | undefined, number] = [undefined, Infinity];
  for (const child of children) {
    const distance = child.outline ? distanceTo(child.outline, point) : Infinity;
    if (distance < least) [nearest, least] = [child, distance];
  }
  return nearest;
}
