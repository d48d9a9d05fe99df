// The shapes that travel when a voice is reported, followed and answered.
import { z } from 'zod';
import { caseSummary, clock, photo, step, task } from '#engines/casework/contract.ts';
import {
  countyCode,
  instant,
  latitude,
  longitude,
  perhapsWords,
  regionCode,
  uuid,
  words,
} from '#kernel/schemas.ts';

export const CHANNELS = ['grid', 'web', 'screen', 'hotline', 'station', 'point'] as const;

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
export const place = z.object({
  code: regionCode.optional(),
  lon: longitude.optional(),
  lat: latitude.optional(),
  address: perhapsWords(120).default(''),
});

export const report = z.object({
  /** Made by the sender, so that a second click is the same voice. */
  id: uuid,
  category: z.string().max(10),
  text: words(2000).min(4),
  place: place.refine(
    (value) => value.code !== undefined || (value.lon !== undefined && value.lat !== undefined),
    {
      message: 'code or point',
    },
  ),
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
  /** Counted as those who work on it count it. */
  clock,
  openedAt: instant,
  /** When silence will close it, while an answer waits for confirmation. */
  lapsesAt: instant.nullable(),
  rating: z.number().nullable(),
  /** The number that was left: its end, so that a slip is seen, and whether it takes short messages. */
  phone: z.object({ ending: z.string(), mobile: z.boolean() }).nullable(),
  steps: z.array(step.omit({ by: true }).extend({ by: z.string() })),
  photos: z.array(photo),
  /** Who decides a dispute, made or possible: the desk above, or at the top another person of the same desk. */
  review: z.enum(['above', 'otherPerson']).nullable(),
  /** Where a dispute of the next answer goes; null where nobody stands above the one who has it. */
  above: z.string().nullable(),
  can: z.object({ confirm: z.boolean(), dispute: z.boolean(), rate: z.boolean(), addPhoto: z.boolean() }),
});

/** A line of the list a resident with an account sees, with what opens the matter itself. */
export const ownVoice = followed
  .pick({
    county: true,
    id: true,
    number: true,
    title: true,
    state: true,
    openedAt: true,
    dueAt: true,
  })
  .extend({ clock: z.string(), secret: z.string() });

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
  /** The actor gave the disputed answer: at the top another person must decide. */
  ownAnswer: z.boolean(),
  /** Desks this case may be given to from here, nearest first. */
  targets: z.array(
    z.object({
      code: z.number(),
      org: uuid.nullable(),
      name: z.string(),
      nameEn: z.string().nullable(),
      level: z.string(),
    }),
  ),
});

export const params = z.object({ county: countyCode, id: uuid });
export const reason = words(500);
export const note = words(2000);
export const limit = z.object({
  amount: z.number().int().min(1).max(90),
  unit: z.enum(['WORK_HOUR', 'WORK_DAY', 'CALENDAR_DAY', 'HOUR']),
});
export const target = z.object({ code: regionCode, org: uuid.nullable().default(null) });
export const photos = z.array(uuid).max(6).default([]);
