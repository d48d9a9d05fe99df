// The reporter's side: saying it, following it, closing it.
import { z } from 'zod';
import { photo } from '#engines/casework/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { perhapsWords, uuid } from '#kernel/schemas.ts';
import { category, followed, ownVoice, reason, received, report } from './shapes.ts';

export const reporterApi = {
  categories: endpoint('GET /api/voice-categories', { allow: 'browse', returns: z.array(category) }),
  /** Which small class a text speaks of; nothing of it is kept. */
  suggestCategory: endpoint('POST /api/voice-suggestions', {
    allow: 'browse',
    body: z.object({ text: perhapsWords(2000) }),
    returns: z.array(z.object({ category: z.string(), confidence: z.number() })),
    replay: 'none',
    perMinute: 600,
  }),
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
  /** Number and code put a matter on the list of the account; twice is once. */
  claim: endpoint('POST /api/my-voices', {
    allow: 'own',
    body: z.object({ number: z.string().max(40), secret: z.string().max(40) }),
    replay: 'none',
    perMinute: 30,
  }),
  mine: endpoint('GET /api/my-voices', {
    allow: 'own',
    returns: z.array(ownVoice),
  }),
};
