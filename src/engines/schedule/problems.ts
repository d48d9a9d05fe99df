import { problems } from '#kernel/problem.ts';

export const scheduleProblems = problems('schedule', {
  nameMissing: 422,
  notAWeekend: 422,
  yearLeftEmpty: 409,
  yearEmpty: 409,
  yearUnknown: 404,
  periodsUnreadable: 422,
});
