// The files a city is set up from, read and checked as a whole: every mistake is told with its row, and a file with
// one mistake loads nothing.
import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import type { CellProfile } from './cells.ts';
import { parentOf } from './code.ts';
import { DivisionFileError, type Mistake } from './division-file-error.ts';
import { aliasRow, divisionRow, mapRow, profileRow, successorRow } from './division-rows.ts';
import { mapOf, mistakesOf } from './map-file.ts';
import type { MapFile } from './schematic-map.ts';

export interface DivisionFiles {
  /** `code,name,level,parent`, optionally `established` and `operating` (0 or 1); codes of 4, 6, 9 or 12 digits. */
  readonly csv: string;
  /** `code,alias,kind,valid_to` */
  readonly aliases?: string;
  /** `code,successor,since,kind` */
  readonly successors?: string;
  /** `kind,code,lon,lat` with the kinds outline, seat and beyond; without it the city has no map. */
  readonly map?: string;
  /** `households_min,households_max`: one row, how many households a cell should have here. */
  readonly cells?: string;
}

export type Division = z.output<typeof divisionRow>;
type Checked<Value> = readonly { readonly row: number; readonly value: Value }[];

export interface DivisionList {
  readonly root: number;
  readonly divisions: readonly Division[];
  readonly aliases: readonly z.output<typeof aliasRow>[];
  readonly successors: readonly z.output<typeof successorRow>[];
  readonly map: MapFile | undefined;
  readonly profile: CellProfile | undefined;
}

/** Throws one DivisionFileError with every mistake of every file. */
export function readDivisionFiles(files: DivisionFiles): DivisionList {
  const mistakes: Mistake[] = [];
  const divisions = rowsOf('divisions', files.csv, divisionRow, mistakes);
  const known = new Set<number>();
  for (const { row, value } of divisions) {
    if (known.has(value.code)) mistakes.push({ file: 'divisions', row, field: 'code', reason: 'duplicate' });
    known.add(value.code);
  }
  // A row that is wrong in itself is not held against those that name it.
  const sound = mistakes.length === 0;
  const check = (file: string, field: string, row: number, code: number | undefined) => {
    if (sound && code !== undefined && !known.has(code))
      mistakes.push({ file, row, field, reason: 'unknownRegion' });
  };
  for (const { row, value } of divisions) check('divisions', 'parent', row, parentOf(value.code));
  const cities = divisions.filter(({ value }) => value.level === 'city');
  if (sound && cities.length !== 1) {
    mistakes.push({ file: 'divisions', row: cities[1]?.row ?? 1, field: 'level', reason: 'notOneCity' });
  }
  const aliases = rowsOf('aliases', files.aliases, aliasRow, mistakes);
  for (const { row, value } of aliases) check('aliases', 'code', row, value.code);
  const successors = rowsOf('successors', files.successors, successorRow, mistakes);
  for (const { row, value } of successors) check('successors', 'successor', row, value.successor);
  const points = rowsOf('map', files.map, mapRow, mistakes);
  for (const { row, value } of points) check('map', 'code', row, value.code);
  const map = files.map === undefined ? undefined : mapOf(points.map(({ value }) => value));
  if (map) mistakes.push(...mistakesOf(map, divisions));
  const profiles = rowsOf('cells', files.cells, profileRow, mistakes);
  const root = cities[0]?.value.code;
  if (mistakes.length > 0 || root === undefined) throw new DivisionFileError(mistakes);
  return {
    root,
    divisions: divisions.map(({ value }) => value).toSorted((a, b) => a.code - b.code),
    aliases: aliases.map(({ value }) => value),
    successors: successors.map(({ value }) => value),
    map,
    profile: profiles[0]?.value,
  };
}

function rowsOf<Value>(
  file: string,
  csv: string | undefined,
  schema: z.ZodType<Value>,
  mistakes: Mistake[],
): Checked<Value> {
  if (csv === undefined) return [];
  try {
    const records = parse<{ record: unknown; info: { lines: number } }>(csv, {
      bom: true,
      columns: true,
      comment: '#',
      comment_no_infix: true,
      // A file that two programs have edited has both.
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      trim: true,
      info: true,
    });
    return records.flatMap(({ record, info: { lines: row } }) => {
      const result = schema.safeParse(record);
      if (result.success) return [{ row, value: result.data }];
      for (const { path, message } of result.error.issues) {
        mistakes.push({ file, row, field: path.join('.') || '*', reason: message });
      }
      return [];
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    mistakes.push({
      file,
      row: typeof error.lines === 'number' ? error.lines : 1,
      field: '*',
      reason: 'notCsv',
    });
    return [];
  }
}
