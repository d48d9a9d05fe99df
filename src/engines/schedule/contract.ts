// The working calendar as everybody may read it and the system administrator may edit it.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { instant, perhapsWords, words } from '#kernel/schemas.ts';
import { officeLevels } from './office-hours.ts';

const year = z.coerce.number().int().min(2020).max(2100);
const dayKind = z.enum(['holiday', 'workday', 'ordinary']);
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
  /** What was changed here after the publication, newest first; who did it is told to staff. */
  changes: z.array(
    z.object({
      date: z.iso.date(),
      at: instant,
      was: dayKind,
      kind: dayKind,
      reason: z.string(),
      who: z.string().nullable(),
    }),
  ),
  /** Published, and not yet begun: the publication can still be taken back. */
  withdrawable: z.boolean(),
});

const level = z.enum(officeLevels);
/** `periods` as it is written: 08:30-12:00,14:00-17:30. */
export const officeHours = z.object({
  level,
  from: z.iso.date(),
  periods: z.string(),
  /** Nobody has worked by them yet: they begin later, or were entered today. */
  withdrawable: z.boolean(),
});

/** Only computes what would move; nothing is kept. */
const preview = z.boolean().default(false);
const reasoned = z.object({ reason: words(200), preview });
const theYear = z.object({ year: calendarYear, recomputed: z.number() });
const theHours = z.object({ hours: z.array(officeHours), recomputed: z.number() });

export const scheduleApi = {
  year: endpoint('GET /api/calendar/:year', {
    allow: 'read',
    params: z.object({ year }),
    returns: calendarYear,
  }),
  /** Sets or clears one day, or several in a row; every open clock they touch is recomputed in the same transaction. */
  setDay: endpoint('PUT /api/calendar/days/:date', {
    allow: 'manage',
    params: z.object({ date: z.iso.date() }),
    body: reasoned.extend({
      kind: dayKind,
      name: perhapsWords(40).default(''),
      nameEn: perhapsWords(60).default(''),
      through: z.iso.date().optional(),
    }),
    returns: theYear,
  }),
  publishYear: endpoint('POST /api/calendar/:year/publish', {
    allow: 'manage',
    proven: true,
    params: z.object({ year }),
    body: z.object({ source: words(200), preview }),
    returns: theYear,
  }),
  /** Takes a publication back before its year begins. */
  withdrawYear: endpoint('POST /api/calendar/:year/withdraw', {
    allow: 'manage',
    proven: true,
    params: z.object({ year }),
    body: reasoned,
    returns: theYear,
  }),
  /** All versions of every level's office hours, each from its day on. */
  officeHours: endpoint('GET /api/calendar/office-hours', { allow: 'read', returns: z.array(officeHours) }),
  /** From a day on a level works by these hours; every open clock is recomputed in the same transaction. */
  setOfficeHours: endpoint('PUT /api/calendar/office-hours/:level/:from', {
    allow: 'manage',
    params: z.object({ level, from: z.iso.date() }),
    body: reasoned.extend({ periods: z.string().trim().max(120) }),
    returns: theHours,
  }),
  /** Takes back hours that are not yet in force, or were entered today; what they replaced holds again. */
  withdrawOfficeHours: endpoint('POST /api/calendar/office-hours/:level/:from/withdraw', {
    allow: 'manage',
    params: z.object({ level, from: z.iso.date() }),
    body: reasoned,
    returns: theHours,
  }),
};
