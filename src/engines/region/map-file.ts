// The few points a schematic map is drawn from, and what must be true of them.
import type { z } from 'zod';
import type { Mistake } from './division-file-error.ts';
import type { divisionRow, mapRow } from './division-rows.ts';
import { containsPoint, type Ring } from './polygon.ts';
import type { MapFile } from './schematic-map.ts';
import type { Position } from './tables.ts';

export function mapOf(rows: readonly z.output<typeof mapRow>[]): MapFile {
  const points = (kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ lon, lat }): Position => [lon, lat]);
  const seats = rows.flatMap(({ kind, code, lon, lat }) =>
    kind === 'seat' && code !== undefined ? [[code, [lon, lat] satisfies Position] as const] : [],
  );
  return { frame: points('outline'), seats: new Map(seats), beyond: points('beyond') };
}

interface Listed {
  readonly row: number;
  readonly value: z.output<typeof divisionRow>;
}

/** A frame that bends inwards, or a county without a seat inside it, would leave holes nobody could be located in. */
export function mistakesOf({ frame, seats }: MapFile, divisions: readonly Listed[]): Mistake[] {
  if (!isConvex(frame)) return [{ file: 'map', row: 1, field: 'outline', reason: 'notConvex' }];
  return divisions
    .filter(({ value }) => value.level === 'county')
    .flatMap(({ row, value }) => {
      const seat = seats.get(value.code);
      if (!seat) return [{ file: 'divisions', row, field: 'code', reason: 'noSeat' }];
      return containsPoint(frame, seat)
        ? []
        : [{ file: 'divisions', row, field: 'code', reason: 'seatOutside' }];
    });
}

function isConvex(ring: Ring): boolean {
  const turns = ring.map((point, i) => {
    const [before, after] = [ring.at(i - 1) ?? point, ring[(i + 1) % ring.length] ?? point];
    return (point[0] - before[0]) * (after[1] - point[1]) - (point[1] - before[1]) * (after[0] - point[0]);
  });
  return ring.length > 2 && (turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0));
}
