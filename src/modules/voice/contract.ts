// Reporting, following and answering one voice.
import { z } from 'zod';
import { caseSummary, photo, step, task } from '#engines/casework/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { countyCode, instant, latitude, longitude, regionCode, uuid, words } from '#kernel/schemas.ts';

export const CHANNELS = ['grid', 'web', 'screen', 'hotline', 'station', 'point'] as const;
export const OUTCOMES = ['fixed', 'partly', 'planned', 'notPossible', 'notOurs', 'refused'] as const;

export const category = z.object({
  code: z.string(),
  group: z.string(),
  groupEn: z.string(),
  name: z.string(),
  nameEn: z.string(),
  limit: z.object({ amount: z.number(), unit: z.string() }),
  examples: z.string(),
});

/** The place of a voice: a point, or a region picked by hand, with words for the last metres. */
const place = z.object({
  code: regionCode.optional(),
  lon: longitude.optional(),
  lat: latitude.optional(),
  address: z.string().trim().max(120).default(''),
});

const report = z.object({
  /** Made by the sender, so that a second click is the same voice. */
  id: uuid,
  category: z.string().max(10),
  text: words(2000).min(4),
  place: place.refine((value) => value.code !== undefined || (value.lon !== undefined && value.lat !== undefined), {
    message: 'code or point',
  }),
  phone: z.string().trim().max(20).optional(),
});

export const received = z.object({
  county: z.number(),
  id: uuid,
  number: z.string(),
  /** Together with the number it opens the voice without an account. Shown once. */
  secret: z.string(),
  place: z.array(z.string()),
  holder: z.string(),
  dueAt: instant.nullable(),
});

/** What the reporter sees: the truth about the matter, no staff names, nothing about other people. */
export const followed = z.object({
  county: z.number(),
  id: uuid,
  number: z.string(),
  title: z.string(),
  text: z.string(),
  category: z.string(),
  categoryEn: z.string(),
  place: z.array(z.string()),
  address: z.string(),
  state: z.string(),
  outcome: z.string().nullable(),
  holder: z.string(),
  dueAt: instant.nullable(),
  clock: z.string(),
  openedAt: instant,
  /** When silence will close it, while an answer waits for confirmation. */
  lapsesAt: instant.nullable(),
  rating: z.number().nullable(),
  steps: z.array(step.omit({ by: true }).extend({ by: z.string() })),
  photos: z.array(photo),
  can: z.object({ confirm: z.boolean(), dispute: z.boolean(), rate: z.boolean(), addPhoto: z.boolean() }),
});

export const voiceDetail = caseSummary.extend({
  text: z.string(),
  address: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  channel: z.enum(CHANNELS),
  outcome: z.string().nullable(),
  rating: z.number().nullable(),
  hasPhone: z.boolean(),
  path: z.array(z.object({ code: z.number(), name: z.string() })),
  tasks: z.array(task),
  steps: z.array(step),
  photos: z.array(photo),
  lapsesAt: instant.nullable(),
  can: z.record(z.string(), z.boolean()),
  /** Desks this case may be given to from here, nearest first. */
  targets: z.array(z.object({ code: z.number(), org: uuid.nullable(), name: z.string(), level: z.string() })),
});

const params = z.object({ county: countyCode, id: uuid });
const reason = words(500);
const note = words(2000);
const limit = z.object({ amount: z.number().int().min(1).max(90), unit: z.enum(['WORK_HOUR', 'WORK_DAY', 'CALENDAR_DAY', 'HOUR']) });
const target = z.object({ code: regionCode, org: uuid.nullable().default(null) });
const photos = z.array(uuid).max(6).default([]);

export const voiceApi = {
  categories: endpoint('GET /api/voice-categories', { allow: 'browse', returns: z.array(category) }),
  report: endpoint('POST /api/voices', { allow: 'report', body: report, returns: received, status: 201, perMinute: 600 }),

  // The reporter: header `liren-reporter: number:secret`, or signed in as a resident.
  follow: endpoint('GET /api/track', { allow: 'follow', returns: followed, perMinute: 300 }),
  addReporterPhoto: endpoint('POST /api/track/photos', { allow: 'follow', query: z.object({ name: z.string().max(200).default('photo.jpg') }), form: 'bytes', returns: photo, status: 201 }),
  reporterPhoto: endpoint('GET /api/track/photos/:photo', { allow: 'follow', params: z.object({ photo: uuid }), query: z.object({ size: z.enum(['full', 'thumbnail']).default('full') }), form: 'file' }),
  confirm: endpoint('POST /api/track/confirm', { allow: 'follow', body: z.object({ rating: z.number().int().min(1).max(5).nullable().default(null), note: z.string().trim().max(500).default('') }), returns: followed }),
  dispute: endpoint('POST /api/track/dispute', { allow: 'follow', body: z.object({ reason }), returns: followed }),
  rate: endpoint('POST /api/track/rate', { allow: 'follow', body: z.object({ rating: z.number().int().min(1).max(5), note: z.string().trim().max(500).default('') }), returns: followed }),
  mine: endpoint('GET /api/my-voices', { allow: 'own', returns: z.array(followed.pick({ county: true, id: true, number: true, title: true, state: true, openedAt: true, dueAt: true, clock: true }).extend({ secret: z.string() })) }),

  // Staff
  get: endpoint('GET /api/voices/:county/:id', { allow: 'read', params, returns: voiceDetail }),
  accept: endpoint('POST /api/voices/:county/:id/accept', { allow: 'accept', params, body: z.object({ note: z.string().trim().max(500).default('') }), returns: voiceDetail }),
  passUp: endpoint('POST /api/voices/:county/:id/pass-up', { allow: 'passUp', params, body: z.object({ reason }), returns: voiceDetail }),
  assign: endpoint('POST /api/voices/:county/:id/assign', { allow: 'assign', params, body: z.object({ to: target, reason, limit: limit.optional() }), returns: voiceDetail }),
  giveBack: endpoint('POST /api/voices/:county/:id/give-back', { allow: 'giveBack', params, body: z.object({ reason }), returns: voiceDetail }),
  invite: endpoint('POST /api/voices/:county/:id/invite', { allow: 'invite', params, body: z.object({ to: target, reason, limit }), returns: voiceDetail }),
  contribute: endpoint('POST /api/voices/:county/:id/contribute', { allow: 'contribute', params, body: z.object({ note, photos }), returns: voiceDetail }),
  pause: endpoint('POST /api/voices/:county/:id/pause', { allow: 'pause', params, body: z.object({ reason }), returns: voiceDetail }),
  resume: endpoint('POST /api/voices/:county/:id/resume', { allow: 'resume', params, body: z.object({ note: z.string().trim().max(500).default('') }), returns: voiceDetail }),
  refuse: endpoint('POST /api/voices/:county/:id/refuse', { allow: 'refuse', params, body: z.object({ reason, rule: words(200) }), returns: voiceDetail }),
  resolve: endpoint('POST /api/voices/:county/:id/resolve', { allow: 'resolve', params, body: z.object({ note, outcome: z.enum(['fixed', 'partly', 'planned', 'notPossible', 'notOurs']), photos }), returns: voiceDetail }),
};
