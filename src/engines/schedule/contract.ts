// The working calendar as everybody may read it and the system administrator may edit it.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { perhapsWords, words } from '#kernel/schemas.ts';
import { officeLevels } from './office-hours.ts';

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

const level = z.enum(officeLevels);
/** `periods` as it is written: 08:30-12:00,14:00-17:30. */
export const officeHours = z.object({ level, from: z.iso.date(), periods: z.string() });

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
  /** All versions of every level's office hours, each from its day on. */
  officeHours: endpoint('GET /api/calendar/office-hours', { allow: 'read', returns: z.array(officeHours) }),
  /** From a day on a level works by these hours; every open clock is recomputed in the same transaction. */
  setOfficeHours: endpoint('PUT /api/calendar/office-hours/:level/:from', {
    allow: 'manage',
    params: z.object({ level, from: z.iso.date() }),
    body: z.object({ periods: z.string().trim().max(120), reason: words(200) }),
    returns: z.object({ hours: z.array(officeHours), recomputed: z.number() }),
  }),
};
