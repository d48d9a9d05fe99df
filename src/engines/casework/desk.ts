// A desk is where work lies: a region's own, or one organisation's within that region.
import { parentOf } from '#engines/region/code.ts';
import type { CaseFile } from './tables.ts';

export interface Desk {
  readonly code: number;
  readonly org: string | null;
}
export interface NamedDesk extends Desk {
  readonly name: string;
}

/** The desk that has it, a case or a task. */
export function holderOf(held: Pick<CaseFile, 'holder_code' | 'holder_org' | 'holder_name'>): NamedDesk {
  return { code: held.holder_code, org: held.holder_org, name: held.holder_name };
}

/** The desk one level above: an organisation answers to its region, a region to the next one up, the city to itself. */
export function deskAbove(desk: Desk): Desk {
  if (desk.org !== null) return { code: desk.code, org: null };
  return { code: parentOf(desk.code) ?? desk.code, org: null };
}

/** Nobody stands above: what is to be reviewed is reviewed here, by another person. */
export function isTop(desk: Desk): boolean {
  return sameDesk(deskAbove(desk), desk);
}

export function sameDesk(a: Desk, b: Desk): boolean {
  return a.code === b.code && a.org === b.org;
}
