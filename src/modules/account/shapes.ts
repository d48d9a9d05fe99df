// The shapes that travel at sign-in and in the register of staff accounts.
import { z } from 'zod';
import { instant, regionCode, uuid, words } from '#kernel/schemas.ts';
import { ROLES } from './roles.ts';
import { SESSION_ENDS } from './session-end.ts';

export const role = z.enum(ROLES);
export const post = z.object({
  id: uuid,
  role,
  code: z.number(),
  place: z.string(),
  org: uuid.nullable(),
  orgName: z.string().nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
});

export const me = z.object({
  kind: z.enum(['staff', 'resident', 'anonymous']),
  name: z.string().nullable(),
  post: post.nullable(),
  posts: z.array(post),
  /** Capability words of the acting role; the page offers only what they allow. */
  may: z.array(z.string()),
  /** `wall`: signed in at a wall, for its figures alone. */
  purpose: z.enum(['work', 'wall']),
  idleMinutes: z.number().nullable(),
  /** The sign-in this browser had is over, and not by its person's own hand. */
  ended: z
    .object({
      why: z.enum(SESSION_ENDS),
      idleMinutes: z.number(),
      hours: z.number(),
      post: z.object({ role, place: z.string() }).nullable(),
    })
    .nullable(),
  demo: z.boolean(),
  /** Whether staff may come through the city's own identity provider. */
  oidc: z.boolean(),
  /** Whether residents may sign in by a code to their phone: there is a message service, or this is a demo. */
  phone: z.boolean(),
});

/** The sign-in is through. */
export const entered = z.object({
  me,
  /** Ten new ones, shown once, where the authenticator has just been bound. */
  recoveryCodes: z.array(z.string()),
  /** How many are left, where one of them has just stood in for the phone. */
  codesLeft: z.number().nullable(),
});

/** The own account, for whoever holds it. */
export const mine = z.object({
  login: z.string(),
  /** How many are still unused. */
  recoveryCodes: z.number(),
  sessions: z.array(z.object({ since: instant, seen: instant, post: uuid.nullable(), here: z.boolean() })),
});

export const login = z.object({ login: words(60), password: z.string().min(1).max(200) });
export const challenge = z.object({
  /** Carries the half-finished sign-in to the second step. */
  challenge: z.string(),
  next: z.enum(['totp', 'enrol']),
  login: z.string(),
  name: z.string(),
  /** How long it is good for. */
  seconds: z.number(),
  /** Only when enrolling: what the authenticator app needs. */
  secret: z.string().nullable(),
  uri: z.string().nullable(),
  qr: z.string().nullable(),
});
export const account = z.object({
  id: uuid,
  login: z.string(),
  name: z.string(),
  synthetic: z.boolean(),
  lockedUntil: instant.nullable(),
  disabled: z.boolean(),
  totp: z.boolean(),
  posts: z.array(post),
});
export const accountParams = z.object({ id: uuid });

/** A one-time link, shown once, and until when it opens. */
export const withLink = z.object({ account, link: z.string(), until: instant });

/** Every act of an administrator on an account says why. */
export const withReason = z.object({ reason: words(200) });

export const demoOutbox = z.object({
  messages: z.array(z.object({ at: instant, to: z.string(), text: z.string() })),
  signIns: z.array(
    z.object({
      role,
      login: z.string(),
      password: z.string(),
      name: z.string(),
      place: z.string(),
      code: z.string(),
      face: z.string(),
    }),
  ),
});

export const newPost = z.object({
  id: uuid,
  role,
  code: regionCode,
  org: uuid.nullable().default(null),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable().default(null),
});

export const secondFactor = z.object({
  challenge: z.string().max(200),
  code: z.string().trim().max(20),
  purpose: z.enum(['work', 'wall']).default('work'),
});
