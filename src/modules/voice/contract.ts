// Reporting, following and answering one voice.
import { z } from 'zod';
import { photo } from '#engines/casework/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { perhapsWords, uuid, words } from '#kernel/schemas.ts';
import {
  category,
  followed,
  limit,
  note,
  ownVoice,
  params,
  photos,
  reason,
  received,
  report,
  target,
  voiceDetail,
} from './shapes.ts';

export const voiceApi = {
  categories: endpoint('GET /api/voice-categories', { allow: 'browse', returns: z.array(category) }),
  report: endpoint('POST /api/voices', {
    allow: 'report',
    body: report,
    returns: received,
    status: 201,
    perMinute: 600,
  }),
  // The reporter: header `liren-reporter: number:secret`, or signed in as a resident.
  follow: endpoint('GET /api/track', { allow: 'follow', returns: followed, perMinute: 300 }),
  /** Live: `case` events {state} of this one matter. The header is why browsers read it by `fetch`. */
  followEvents: endpoint('GET /api/track/events', { allow: 'follow', form: 'sse' }),
  addReporterPhoto: endpoint('POST /api/track/photos', {
    allow: 'follow',
    query: z.object({ name: z.string().max(200).default('photo.jpg') }),
    form: 'bytes',
    returns: photo,
    status: 201,
  }),
  reporterPhoto: endpoint('GET /api/track/photos/:photo', {
    allow: 'follow',
    params: z.object({ photo: uuid }),
    query: z.object({ size: z.enum(['full', 'thumbnail']).default('full') }),
    form: 'file',
  }),
  confirm: endpoint('POST /api/track/confirm', {
    allow: 'follow',
    body: z.object({
      rating: z.number().int().min(1).max(5).nullable().default(null),
      note: perhapsWords(500).default(''),
    }),
    returns: followed,
  }),
  dispute: endpoint('POST /api/track/dispute', {
    allow: 'follow',
    body: z.object({ reason }),
    returns: followed,
  }),
  rate: endpoint('POST /api/track/rate', {
    allow: 'follow',
    body: z.object({ rating: z.number().int().min(1).max(5), note: perhapsWords(500).default('') }),
    returns: followed,
  }),
  mine: endpoint('GET /api/my-voices', {
    allow: 'own',
    returns: z.array(ownVoice),
  }),

  // Staff
  get: endpoint('GET /api/voices/:county/:id', { allow: 'read', params, returns: voiceDetail }),
  accept: endpoint('POST /api/voices/:county/:id/accept', {
    allow: 'accept',
    params,
    body: z.object({ note: perhapsWords(500).default('') }),
    returns: voiceDetail,
  }),
  passUp: endpoint('POST /api/voices/:county/:id/pass-up', {
    allow: 'passUp',
    params,
    body: z.object({ reason }),
    returns: voiceDetail,
  }),
  assign: endpoint('POST /api/voices/:county/:id/assign', {
    allow: 'assign',
    params,
    body: z.object({ to: target, reason, limit: limit.optional() }),
    returns: voiceDetail,
  }),
  giveBack: endpoint('POST /api/voices/:county/:id/give-back', {
    allow: 'giveBack',
    params,
    body: z.object({ reason }),
    returns: voiceDetail,
  }),
  invite: endpoint('POST /api/voices/:county/:id/invite', {
    allow: 'invite',
    params,
    body: z.object({ to: target, reason, limit }),
    returns: voiceDetail,
  }),
  contribute: endpoint('POST /api/voices/:county/:id/contribute', {
    allow: 'contribute',
    params,
    body: z.object({ note, photos }),
    returns: voiceDetail,
  }),
  pause: endpoint('POST /api/voices/:county/:id/pause', {
    allow: 'pause',
    params,
    body: z.object({ reason }),
    returns: voiceDetail,
  }),
  resume: endpoint('POST /api/voices/:county/:id/resume', {
    allow: 'resume',
    params,
    body: z.object({ note: perhapsWords(500).default('') }),
    returns: voiceDetail,
  }),
  refuse: endpoint('POST /api/voices/:county/:id/refuse', {
    allow: 'refuse',
    params,
    body: z.object({ reason, rule: words(200) }),
    returns: voiceDetail,
  }),
  resolve: endpoint('POST /api/voices/:county/:id/resolve', {
    allow: 'resolve',
    params,
    body: z.object({
      note,
      outcome: z.enum(['fixed', 'partly', 'planned', 'notPossible', 'notOurs']),
      photos,
    }),
    returns: voiceDetail,
  }),
  /** 改分类: the limit of the right category, counted from where the clock began. */
  reclassify: endpoint('POST /api/voices/:county/:id/reclassify', {
    allow: 'reclassify',
    params,
    body: z.object({ category: z.string().max(10), reason }),
    returns: voiceDetail,
  }),
  /** Opens the reporter's number. Each look is a step the reporter sees; the answer is kept nowhere. */
  phone: endpoint('POST /api/voices/:county/:id/phone', {
    allow: 'phone',
    params,
    returns: z.object({ phone: z.string() }),
    replay: 'none',
  }),
};
