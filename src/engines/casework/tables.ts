// The tables of the casework engine; migrations/ holds their SQL.

import type { Unit } from '#engines/schedule/index.ts';
import { col, type RowOf, type TableOf, table } from '#kernel/database/table.ts';

const place = { county: col.int(), id: col.uuid(), code: col.bigint() };
const clockColumns = {
  limit_amount: col.int(),
  limit_unit: col.text<Unit>(),
  due_at: col.maybe(col.instant()),
  risk_at: col.maybe(col.instant()),
  provisional: col.given(col.bool()),
};

export const CaseFile = table('case_file', 'regional', {
  ...place,
  kind: col.text(),
  number: col.text(),
  title: col.text(),
  category: col.text(),
  /** The last metres: building, door, pole. */
  address: col.given(col.text()),
  state: col.text(),
  holder_code: col.bigint(),
  holder_org: col.maybe(col.uuid()),
  holder_name: col.text(),
  orgs: col.given(col.texts()),
  opened_at: col.instant(),
  ...clockColumns,
  clock_from: col.instant(),
  paused_since: col.maybe(col.instant()),
  /** When the clock runs again by itself. */
  paused_until: col.maybe(col.instant()),
  answered_at: col.maybe(col.instant()),
  lapses_at: col.maybe(col.instant()),
  lapse_amount: col.maybe(col.int()),
  lapse_unit: col.maybe(col.text<Unit>()),
  closed_at: col.maybe(col.instant()),
  outcome: col.maybe(col.text()),
  /** Open tasks beside the lead's, each as `role code body`: who else takes part now; as giver, who may take it back. */
  sides: col.given(col.texts()),
  answered_by: col.maybe(col.uuid()),
  returned: col.given(col.int()),
  disputed: col.given(col.int()),
  escalated: col.given(col.int()),
  urged: col.given(col.int()),
  /** Another person of the top desk has looked at it: there is no further review. */
  reviewed_at_top: col.given(col.bool()),
  version: col.int(),
  /** What a search is compared with; sought.ts. */
  sought: col.given(col.text()),
  /** Generated from code and due_at: what an inbox page is narrowed and sorted by. */
  street: col.given(col.int()),
  due_order: col.given(col.instant()),
});
export type CaseFile = RowOf<typeof CaseFile>;

export const CaseStep = table('case_step', 'regional', {
  ...place,
  case_id: col.uuid(),
  seq: col.int(),
  at: col.instant(),
  action: col.text(),
  from_state: col.maybe(col.text()),
  to_state: col.text(),
  account: col.maybe(col.uuid()),
  role: col.text(),
  desk: col.maybe(col.text()),
  holder_code: col.maybe(col.bigint()),
  holder_org: col.maybe(col.uuid()),
  holder_name: col.maybe(col.text()),
  note: col.maybe(col.text()),
  reason: col.maybe(col.text()),
  /** The limit it gave the next holder or the invited desk, and until when it waits. */
  limit_amount: col.maybe(col.int()),
  limit_unit: col.maybe(col.text<Unit>()),
  until: col.maybe(col.instant()),
  photos: col.given(col.texts()),
});
export type CaseStep = RowOf<typeof CaseStep>;

export const TASK_ROLES = ['lead', 'co', 'supervise'] as const;
export const CaseTask = table('case_task', 'regional', {
  ...place,
  case_id: col.uuid(),
  role: col.text<(typeof TASK_ROLES)[number]>(),
  holder_code: col.bigint(),
  holder_org: col.maybe(col.uuid()),
  holder_name: col.text(),
  giver_code: col.maybe(col.bigint()),
  giver_org: col.maybe(col.uuid()),
  giver_name: col.maybe(col.text()),
  started_at: col.instant(),
  ...clockColumns,
  /** Runs on the clock of the case instead of a limit of its own. */
  with_case: col.given(col.bool()),
  rung: col.given(col.int()),
  fires_at: col.maybe(col.instant()),
  done_at: col.maybe(col.instant()),
  outcome: col.maybe(col.text()),
});
export type CaseTask = RowOf<typeof CaseTask>;

export const CasePause = table('case_pause', 'regional', {
  ...place,
  case_id: col.uuid(),
  from_at: col.instant(),
  to_at: col.maybe(col.instant()),
  reason: col.text(),
});

export const CaseEscalation = table('case_escalation', 'regional', {
  county: col.int(),
  task_id: col.uuid(),
  rung: col.int(),
  case_id: col.uuid(),
  code: col.bigint(),
  fired_at: col.instant(),
});

export const CaseNumber = table('case_number', 'side', {
  number: col.text(),
  county: col.int(),
  code: col.bigint(),
  case_id: col.uuid(),
});

export const CaseKey = table('case_key', 'side', {
  id: col.uuid(),
  county: col.int(),
  code: col.bigint(),
});

export const CaseOwner = table('case_owner', 'side', {
  account: col.uuid(),
  case_id: col.uuid(),
  county: col.int(),
  code: col.bigint(),
  opened_at: col.instant(),
});

export const caseworkTables = [
  CaseFile,
  CaseStep,
  CaseTask,
  CasePause,
  CaseEscalation,
  CaseNumber,
  CaseKey,
  CaseOwner,
];

declare module '#kernel/database/database.ts' {
  interface Tables {
    case_file: TableOf<typeof CaseFile>;
    case_step: TableOf<typeof CaseStep>;
    case_task: TableOf<typeof CaseTask>;
    case_pause: TableOf<typeof CasePause>;
    case_escalation: TableOf<typeof CaseEscalation>;
    case_number: TableOf<typeof CaseNumber>;
    case_key: TableOf<typeof CaseKey>;
    case_owner: TableOf<typeof CaseOwner>;
  }
}
