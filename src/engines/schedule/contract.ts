// The working calendar as everybody may read it and the system administrator may edit it.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { perhapsWords, words } from '#kernel/schemas.ts';

const year = z.coerce.number().int().min(2020).max(2100);
export const calendarYear = z.object({
  year: z.number(),
  status: z.enum(['published', 'unpublished']),
  source: z.string(),
  days: z.array(
    z.object({
      date: z.iso.date(),
      kind: z.enum(['holiday', 'workday']),
      name: z.string(),
      nameEn: z.string(),
    }),
  ),
});

export const scheduleApi = {
  year: endpoint('GET /api/calendar/:year', {
    allow: 'read',
    params: z.object({ year }),
    returns: calendarYear,
  }),
  /** Sets or clears one day; every open clock it touches is recomputed in the same transaction. */
  setDay: endpoint('PUT /api/calendar/days/:date', {
    allow: 'manage',
    params: z.object({ date: z.iso.date() }),
    body: z.object({
      kind: z.enum(['holiday', 'workday', 'ordinary']),
      name: perhapsWords(40).default(''),
      nameEn: perhapsWords(60).default(''),
      reason: words(200),
    }),
    returns: z.object({ year: calendarYear, recomputed: z.number() }),
  }),
  publishYear: endpoint('POST /api/calendar/:year/publish', {
    allow: 'manage',
    proven: true,
    params: z.object({ year }),
    body: z.object({ source: words(200) }),
    returns: z.object({ year: calendarYear, recomputed: z.number() }),
  }),
};
