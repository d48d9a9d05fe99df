// The tables of the region tree; migrations/ holds their SQL, the parity test compares the two.
import { col, type RowOf, type TableOf, table } from '#kernel/database/table.ts';
import type { Level } from './code.ts';

/** Longitude, latitude: the order of RFC 7946. */
export type Position = [lon: number, lat: number];
/** One closed ring, counter-clockwise, as RFC 7946 wants an outer ring. */
export type Outline = Position[];

export const ALIAS_KINDS = ['former', 'short'] as const;
export const SUCCESSION_KINDS = ['merge', 'split', 'rename', 'recode'] as const;

export const RegionTable = table('region', 'reference', {
  code: col.bigint(),
  level: col.text<Level>(),
  name: col.text(),
  name_en: col.maybe(col.text()),
  parent: col.maybe(col.bigint()),
  lo: col.bigint(),
  hi: col.bigint(),
  lon: col.maybe(col.float()),
  lat: col.maybe(col.float()),
  outline: col.maybe(col.json<Outline>()),
  schematic: col.given(col.bool()),
  households: col.maybe(col.int()),
  established: col.given(col.bool()),
  operating: col.given(col.bool()),
  valid_from: col.date(),
  valid_to: col.maybe(col.date()),
});
export type RegionRow = RowOf<typeof RegionTable>;

export const RegionAlias = table('region_alias', 'reference', {
  code: col.bigint(),
  alias: col.text(),
  kind: col.text<(typeof ALIAS_KINDS)[number]>(),
  valid_to: col.maybe(col.date()),
});

export const RegionSuccessor = table('region_successor', 'reference', {
  code: col.bigint(),
  successor: col.bigint(),
  since: col.date(),
  kind: col.text<(typeof SUCCESSION_KINDS)[number]>(),
});

export const RegionVersion = table('region_version', 'reference', {
  id: col.int(),
  version: col.uuid(),
  files: col.text(),
});

export const CellPlace = table('cell_place', 'reference', {
  county: col.int(),
  id: col.uuid(),
  code: col.bigint(),
  name: col.text(),
  valid_from: col.date(),
  valid_to: col.maybe(col.date()),
});
export type CellPlace = RowOf<typeof CellPlace>;

export const regionTables = [RegionTable, RegionAlias, RegionSuccessor, RegionVersion, CellPlace];

declare module '#kernel/database/database.ts' {
  interface Tables {
    region: TableOf<typeof RegionTable>;
    region_alias: TableOf<typeof RegionAlias>;
    region_successor: TableOf<typeof RegionSuccessor>;
    region_version: TableOf<typeof RegionVersion>;
    cell_place: TableOf<typeof CellPlace>;
  }
}
