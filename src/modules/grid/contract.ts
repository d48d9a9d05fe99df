// Cells of a community, who looks after each, and which have nobody.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { instant, regionCode, uuid, words } from '#kernel/schemas.ts';

export const place = z.object({ id: uuid, name: z.string(), since: z.iso.date() });

export const cell = z.object({
  code: z.number(),
  name: z.string(),
  households: z.number(),
  officers: z.array(z.object({ name: z.string(), since: z.iso.date(), until: z.iso.date().nullable() })),
  openCases: z.number(),
  /** 小区、楼栋、自然村 that an address may name. */
  places: z.array(place),
  outline: z.array(z.array(z.number())),
});

export const gridApi = {
  /** Cells of one community, with officers and open cases. */
  cells: endpoint('GET /api/communities/:code/cells', {
    allow: 'read',
    params: z.object({ code: regionCode }),
    returns: z.object({
      community: z.string(),
      path: z.array(z.object({ code: z.number(), name: z.string() })),
      cells: z.array(cell),
      /** Not answered and in none of these cells. */
      unplaced: z.number(),
      /** Whether the reader keeps cells and places of this community. */
      keeps: z.boolean(),
    }),
  }),
  /** Staffing per child of a region: cells, staffed, unstaffed. */
  coverage: endpoint('GET /api/regions/:code/coverage', {
    allow: 'read',
    params: z.object({ code: regionCode }),
    returns: z.array(
      z.object({
        code: z.number(),
        name: z.string(),
        level: z.string(),
        cells: z.number(),
        unstaffed: z.number(),
      }),
    ),
  }),
  /** The officer of a place, posted publicly (name of the post and service phone only). */
  officerOf: endpoint('GET /api/cells/:code/officer', {
    allow: 'browse',
    params: z.object({ code: regionCode }),
    returns: z.object({
      cell: z.string(),
      cellEn: z.string(),
      officers: z.array(z.string()),
      community: z.string(),
      communityEn: z.string(),
    }),
  }),
  /** Open and overdue figures per child region, for the wall: always with n, and last what lies in none of them. */
  pulse: endpoint('GET /api/regions/:code/pulse', {
    allow: 'pulse',
    params: z.object({ code: regionCode }),
    returns: z.array(
      z.object({
        code: z.number(),
        name: z.string(),
        open: z.number(),
        overdue: z.number(),
        answered: z.number(),
        closed30: z.number(),
        /** Reported for the whole and for none of its parts; its code is that of the whole. */
        unplaced: z.boolean(),
      }),
    ),
  }),
  addPlace: endpoint('POST /api/cells/:code/places', {
    allow: 'keep',
    params: z.object({ code: regionCode }),
    body: z.object({ id: uuid, name: words(40) }),
    returns: place,
    status: 201,
  }),
  endPlace: endpoint('POST /api/cells/:code/places/:place/end', {
    allow: 'keep',
    params: z.object({ code: regionCode, place: uuid }),
    returns: place,
  }),
  openCell: endpoint('POST /api/communities/:code/cells', {
    allow: 'keep',
    params: z.object({ code: regionCode }),
    body: z.object({
      name: words(40).optional(),
      households: z.number().int().min(0).max(20_000).optional(),
      reason: words(200),
    }),
    returns: z.object({ code: z.number(), name: z.string() }),
    status: 201,
  }),
  /** Its places go to the successor, its open work to the community. */
  endCell: endpoint('POST /api/cells/:code/end', {
    allow: 'keep',
    params: z.object({ code: regionCode }),
    body: z.object({ successor: regionCode.optional(), reason: words(200) }),
    returns: z.object({ code: z.number(), name: z.string() }),
  }),
  /** Reported within the last hour: where and what kind, nothing of the words. */
  arrivals: endpoint('GET /api/regions/:code/arrivals', {
    allow: 'pulse',
    params: z.object({ code: regionCode }),
    returns: z.object({
      /** From when on it is counted. */
      since: instant,
      count: z.number(),
      latest: z.array(z.object({ at: instant, place: z.string(), category: z.string() })),
    }),
  }),
};
