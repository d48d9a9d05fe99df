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
const trimmed = z.string().trim();
/** Text a person typed: trimmed, at least one character, at most `max`. */
export const words = (max: number) => trimmed.min(1).max(max);
export const longitude = z.coerce.number().min(73).max(136);
export const latitude = z.coerce.number().min(3).max(54);
export const pageQuery = {
  /** Opaque: where the last page ended. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};
