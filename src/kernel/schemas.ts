// Shapes every contract uses.
import { z } from 'zod';

/** An instant on the wire: ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** Always in lower case, as the database answers it: secrets and seals are derived from it. */
export const uuid = z.uuid().toLowerCase();
/** A region code of 15 digits (12-digit NBS code × 1000 + cell). */
export const regionCode = z.coerce.number().int().min(110_000_000_000_000).max(659_999_999_999_999);
/** The county part of a region code: the first key of every regional row. */
export const countyCode = z.coerce.number().int().min(110_000).max(659_999);
/**
 * Characters that show nothing and turn what is read: directions (a name that reads backwards), zero widths, soft
 * hyphens, tags. The joiners that emoji and some scripts are written with stay.
 */
const UNSEEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const plain = z.string().overwrite((typed) => typed.replace(UNSEEN, '').trim());
/** Text a person typed, without what cannot be seen: trimmed, at least one character, at most `max`. */
export const words = (max: number) => plain.min(1).max(max);
/** The same where nothing need be said. */
export const perhapsWords = (max: number) => plain.max(max);
export const longitude = z.coerce.number().min(73).max(136);
export const latitude = z.coerce.number().min(3).max(54);
export const pageQuery = {
  /** Opaque: where the last page ended. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};
