// The day's work in the order of its urgency. The server has sorted by due instant; here the list only gets its headings.
import type { CaseRow } from '#engines/casework/web/inbox-query.ts';

export const dueGroups = ['overdue', 'today', 'later', 'paused'] as const;
export type DueGroup = (typeof dueGroups)[number];

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

export function groupOf({ clock }: Pick<CaseRow, 'clock'>, now = new Date()): DueGroup {
  if (clock.state === 'paused') return 'paused';
  if (clock.state === 'overdue') return 'overdue';
  return clock.dueAt !== null && day.format(new Date(clock.dueAt)) <= day.format(now) ? 'today' : 'later';
}

export function inGroups(rows: readonly CaseRow[], now?: Date) {
  return dueGroups.flatMap((group) => {
    const those = rows.filter((row) => groupOf(row, now) === group);
    return those.length > 0 ? [{ group, rows: those }] : [];
  });
}
