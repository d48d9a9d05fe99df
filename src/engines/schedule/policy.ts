import { definePolicy, rulesFor } from '#kernel/policy.ts';

const { anyone, may } = rulesFor<object>();

export const schedulePolicy = definePolicy<object>('schedule')({
  read: anyone,
  manage: may('calendar.manage'),
});
