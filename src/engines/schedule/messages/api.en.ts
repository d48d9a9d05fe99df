import type { scheduleApi } from '../contract.ts';

export const en = {
  year: 'The working calendar of a year',
  setDay: 'Change whether a day is worked',
  publishYear: 'Publish the holidays of a year',
  withdrawYear: 'Take back the publication of a year',
  officeHours: 'The office hours of each level',
  setOfficeHours: 'Change the office hours of a level from a day on',
  withdrawOfficeHours: 'Take back office hours that nobody has worked by',
} as const satisfies Record<keyof typeof scheduleApi, string>;
