// The trail for those who supervise, and its seals.
import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { instant, pageQuery, regionCode, uuid } from '#kernel/schemas.ts';
import { FACT_KEYS } from './audit-facts.ts';

/** A day, or a minute of a day, in China. */
const moment = z.union([z.iso.date(), z.iso.datetime({ local: true, precision: -1 })]);

const trailQuery = z.object({
  ...pageQuery,
  /** Whose entries, as `auditPeople` and the entries themselves name them. */
  who: uuid.optional(),
  action: z.string().max(60).optional(),
  /** The number or name of a thing, or its id. */
  subject: z.string().trim().max(60).optional(),
  within: regionCode.optional(),
  from: moment.optional(),
  /** A day through its end, a minute up to its beginning. */
  to: moment.optional(),
});

/** One thing an entry says beside its columns: what it became, what it was before, and of which day where there are several. */
const fact = z.object({
  key: z.enum(FACT_KEYS),
  value: z.string(),
  was: z.string().nullable(),
  of: z.string().nullable(),
});

const event = z.object({
  id: uuid,
  at: instant,
  role: z.string(),
  whoId: uuid.nullable(),
  who: z.string().nullable(),
  login: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  subjectId: z.string(),
  /** What people call it: the number of a case, the login of an account. */
  subjectName: z.string().nullable(),
  purpose: z.string(),
  place: z.string(),
  facts: z.array(fact),
  requestId: z.string(),
  /** The sealed batch that vouches for this entry; null while it waits. */
  batch: z.number().nullable(),
});

const seal = z.object({
  no: z.number(),
  at: instant,
  count: z.number(),
  root: z.string(),
  previous: z.string(),
  signature: z.string(),
});

export const auditApi = {
  auditTrail: endpoint('GET /api/audit', {
    allow: 'audit',
    query: trailQuery,
    returns: z.object({ events: z.array(event), next: z.string().nullable() }),
  }),
  /** Those who acted lately, or whose name or login is like the words. */
  auditPeople: endpoint('GET /api/audit/people', {
    allow: 'audit',
    query: z.object({ q: z.string().trim().max(60).optional() }),
    returns: z.array(z.object({ id: uuid, name: z.string(), login: z.string() })),
  }),
  auditSeals: endpoint('GET /api/audit/seals', {
    allow: 'audit',
    returns: z.object({
      publicKey: z.string(),
      keyId: z.string(),
      unsealed: z.number(),
      seals: z.array(seal),
    }),
  }),
  /** Recomputes every sealed batch now. */
  auditVerify: endpoint('POST /api/audit/verify', {
    allow: 'audit',
    returns: z.object({
      sound: z.boolean(),
      batches: z.number(),
      rows: z.number(),
      unsealed: z.number(),
      findings: z.array(z.object({ kind: z.string(), batch: z.number().nullable(), detail: z.string() })),
    }),
    replay: 'none',
  }),
};
