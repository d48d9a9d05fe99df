import { expect, it } from 'vitest';
import { groupOf } from './due-groups.ts';

const clock = (state: 'running' | 'atRisk' | 'overdue' | 'paused', dueAt: string | null) => ({
  clock: {
    state,
    dueAt,
    remaining: 1,
    limit: { amount: 1, unit: 'WORK_DAY' as const },
    pausedMinutes: 0,
    provisional: false,
  },
});
// 23:30 in Yulin.
const now = new Date('2026-03-02T15:30:00Z');

it.each([
  ['overdue', clock('overdue', '2026-03-01T01:00:00Z'), 'overdue'],
  ['due before midnight of the city', clock('atRisk', '2026-03-02T15:59:00Z'), 'today'],
  ['due after midnight of the city', clock('atRisk', '2026-03-02T16:01:00Z'), 'later'],
  ['paused, whatever it was due', clock('paused', null), 'paused'],
  ['without a due instant', clock('running', null), 'later'],
] as const)('%s', (_, row, group) => {
  expect(groupOf(row, now)).toBe(group);
});
