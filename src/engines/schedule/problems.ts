import { problems } from '#kernel/problem.ts';

export const scheduleProblems = problems('schedule', {
  nameMissing: 422,
  notAWeekend: 422,
  yearLeftEmpty: 409,
  yearEmpty: 409,
  yearUnknown: 404,
  yearNotPublished: 409,
  yearBegun: 409,
  rangeReversed: 422,
  rangeTooLong: 422,
  hoursInUse: 409,
  hoursLast: 409,
  periodsUnreadable: 422,
});
