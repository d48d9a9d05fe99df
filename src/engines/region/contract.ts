// The region tree is public: names and codes of divisions are published by the state.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { latitude, longitude, regionCode } from '#kernel/schemas.ts';
import { LEVELS } from './contract/levels.ts';

export const region = z.object({
  code: z.number(),
  level: z.enum(LEVELS),
  name: z.string(),
  /** Its English name where it has one, otherwise its pinyin. */
  nameEn: z.string(),
  parent: z.number().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** Whether anything lies below it. */
  leaf: z.boolean(),
});
export type Region = z.output<typeof region>;

export const regionApi = {
  root: endpoint('GET /api/region', { allow: 'read', returns: region }),
  children: endpoint('GET /api/region/:code/children', {
    allow: 'read',
    params: z.object({ code: regionCode }),
    returns: z.array(region),
  }),
  /** From the city down to the region itself. */
  path: endpoint('GET /api/region/:code/path', {
    allow: 'read',
    params: z.object({ code: regionCode }),
    returns: z.array(region),
  }),
  /** By name, former name or alias (横山县 finds 横山区), pinyin, or the beginning of an address; at most 20. */
  search: endpoint('GET /api/region-search', {
    allow: 'read',
    query: z.object({ q: z.string().trim().min(1).max(40), within: regionCode.optional() }),
    returns: z.array(
      region.extend({ path: z.array(z.string()), pathEn: z.array(z.string()), matched: z.string() }),
    ),
  }),
  /** Which cell (or lowest region) a point lies in. */
  locate: endpoint('GET /api/region-locate', {
    allow: 'read',
    query: z.object({ lon: longitude, lat: latitude }),
    returns: z.object({ path: z.array(region) }),
  }),
  /** Outlines of a region's children for a map, GeoJSON (RFC 7946). */
  outlines: endpoint('GET /api/region/:code/outlines', {
    allow: 'read',
    params: z.object({ code: regionCode }),
    returns: z.object({
      type: z.literal('FeatureCollection'),
      features: z.array(
        z.object({
          type: z.literal('Feature'),
          id: z.number(),
          properties: z.object({
            code: z.number(),
            name: z.string(),
            nameEn: z.string(),
            level: z.string(),
          }),
          geometry: z.object({
            type: z.literal('Polygon'),
            coordinates: z.array(z.array(z.array(z.number()))),
          }),
        }),
      ),
    }),
  }),
};
