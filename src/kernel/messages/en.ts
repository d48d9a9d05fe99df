import type { Messages } from '../messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en = {
  invalid: 'One or more fields are not as asked; slots.fields names each field and the reason.',
  malformed:
    'The request cannot be read: no valid JSON, a key twice, too deep, or characters that cannot be kept.',
  unauthenticated: 'Sign in first, or the session has ended.',
  forbidden: 'You have no right to do this.',
  stepUpNeeded: 'Show the second factor again: it was not shown within the last {minutes} minutes.',
  crossSite: 'Changes come from the pages of this system, or without an Origin header.',
  notFound: 'There is no such address, or nothing of that kind that you may see.',
  conflict: 'Somebody else has just changed it; look at it again first.',
  tooSlow: 'The request was not complete in time.',
  tooLarge: 'Too large: JSON up to 1 MB, a photo up to 10 MB.',
  unsupportedType: 'Wrong content type; see slots.accepts.',
  headersTooLarge: 'The headers are too large.',
  keyMissing:
    'The header Idempotency-Key is missing: 8 to 100 characters, one for each act, the same when trying again.',
  keyReused: 'This Idempotency-Key has been used for another request; take a new one.',
  rateLimited: 'Too many requests; wait {seconds} s.',
  diskFull: 'The system is out of disk space; nothing was written.',
  unavailable: 'The system cannot serve at the moment; wait {seconds} s.',
  internal: 'Something broke and has been logged; quote instance when reporting it.',
} satisfies Messages<typeof zhCN>;
