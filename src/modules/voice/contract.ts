// Handling one voice; the reporter's side stands in reporter-contract.ts.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { perhapsWords, words } from '#kernel/schemas.ts';
import { reporterApi } from './reporter-contract.ts';
import { limit, note, params, photos, reason, target, voiceDetail } from './shapes.ts';

export const voiceApi = {
  ...reporterApi,

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
  /** 收回: takes back what was handed on, as long as nobody has accepted it. */
  recall: endpoint('POST /api/voices/:county/:id/recall', {
    allow: 'recall',
    params,
    body: z.object({ reason }),
    returns: voiceDetail,
  }),
  /** 催办: a supervising desk asks for it, in words. */
  urge: endpoint('POST /api/voices/:county/:id/urge', {
    allow: 'urge',
    params,
    body: z.object({ reason }),
    returns: voiceDetail,
  }),
  /** 提级办理: a supervising desk takes it in hand itself. */
  takeOver: endpoint('POST /api/voices/:county/:id/take-over', {
    allow: 'takeOver',
    params,
    body: z.object({ reason }),
    returns: voiceDetail,
  }),
  /** Until the beginning of a day; then the clock runs again by itself. */
  pause: endpoint('POST /api/voices/:county/:id/pause', {
    allow: 'pause',
    params,
    body: z.object({ reason, until: z.iso.date() }),
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
