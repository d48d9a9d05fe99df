// One inbox and one timeline for every kind of case.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { countyCode, instant, pageQuery, regionCode, uuid } from '#kernel/schemas.ts';

/** Who holds a case: a region's desk, or one organisation's desk within that region. */
export const desk = z.object({
  code: regionCode,
  org: uuid.nullable(),
  name: z.string(),
});

const limit = z.object({
  amount: z.number(),
  unit: z.enum(['WORK_HOUR', 'WORK_DAY', 'CALENDAR_DAY', 'HOUR']),
});

export const clock = z.object({
  state: z.enum(['running', 'atRisk', 'overdue', 'paused', 'done']),
  dueAt: instant.nullable(),
  /** Signed, in the limit's unit: negative once overdue. */
  remaining: z.number().nullable(),
  limit,
  pausedMinutes: z.number(),
  /** True while it depends on a year whose holidays are not yet published. */
  provisional: z.boolean(),
});

export const caseSummary = z.object({
  county: z.number(),
  id: uuid,
  kind: z.string(),
  number: z.string(),
  title: z.string(),
  category: z.string(),
  state: z.string(),
  code: z.number(),
  place: z.string(),
  /** The last metres within the place, as they were told. */
  address: z.string(),
  holder: desk,
  openedAt: instant,
  /** What the resident was promised. */
  clock,
  /** The limit my own desk was given, where it was given one of its own. */
  own: clock.nullable(),
  /** How often it was sent back, disputed or escalated: what the eye should meet first. */
  returned: z.number(),
  disputed: z.number(),
  escalated: z.number(),
  urged: z.number(),
});

export const step = z.object({
  seq: z.number(),
  at: instant,
  action: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  /** Role and desk; never a person's name to the public. */
  by: z.object({ role: z.string(), desk: z.string().nullable(), name: z.string().nullable() }),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  holder: desk.nullable(),
  /** The limit the step gave, and until when a pause was to last. */
  limit: limit.nullable(),
  until: instant.nullable(),
  photos: z.array(uuid),
});

export const task = z.object({
  id: uuid,
  role: z.enum(['lead', 'co', 'supervise']),
  desk,
  /** Who gave it, where somebody did. */
  giver: desk.nullable(),
  clock,
  /** Runs on the promise to the resident instead of a limit of its own. */
  withCase: z.boolean(),
  doneAt: instant.nullable(),
  outcome: z.string().nullable(),
});

export const photo = z.object({
  id: uuid,
  name: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  addedAt: instant,
});

const caseParams = z.object({ county: countyCode, id: uuid });

export const caseworkApi = {
  inbox: endpoint('GET /api/inbox', {
    allow: 'list',
    query: z.object({
      ...pageQuery,
      /** mine: waiting for my desk; territory: all I may see. */
      view: z.enum(['mine', 'territory']).default('mine'),
      state: z.string().max(20).optional(),
      /** open: not answered yet. */
      clock: z.enum(['open', 'atRisk', 'overdue', 'paused']).optional(),
      kind: z.string().max(30).optional(),
      category: z.string().max(30).optional(),
      within: regionCode.optional(),
      q: z.string().trim().max(60).optional(),
      order: z.enum(['due', 'newest']).default('due'),
    }),
    returns: z.object({ cases: z.array(caseSummary), next: z.string().nullable() }),
  }),
  /** Counts for the tabs, exact up to 1,000 and then "1,000+". */
  counts: endpoint('GET /api/inbox/counts', {
    allow: 'list',
    returns: z.object({
      mine: z.number(),
      atRisk: z.number(),
      overdue: z.number(),
      paused: z.number(),
      territory: z.number(),
      capped: z.boolean(),
    }),
  }),
  /** Staff photo; evidence for a later step. Returns the photo to name in that step. */
  addPhoto: endpoint('POST /api/cases/:county/:id/photos', {
    allow: 'addPhoto',
    params: caseParams,
    query: z.object({ name: z.string().max(200).default('photo.jpg') }),
    form: 'bytes',
    returns: photo,
    status: 201,
  }),
  photo: endpoint('GET /api/cases/:county/:id/photos/:photo', {
    allow: 'read',
    params: caseParams.extend({ photo: uuid }),
    query: z.object({ size: z.enum(['full', 'thumbnail']).default('full') }),
    form: 'file',
  }),
  /** Live changes in the territory: `case` events {county, id, state, holder}. */
  events: endpoint('GET /api/events', { allow: 'listen', form: 'sse' }),
};
