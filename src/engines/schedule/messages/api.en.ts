import type { scheduleApi } from '../contract.ts';

export const en = {
  year: 'The working calendar of a year',
  setDay: 'Change whether a day is worked',
  publishYear: 'Publish the holidays of a year',
} as const satisfies Record<keyof typeof scheduleApi, string>;
