// Cases moved by the engine's own verbs, without the pages and posts around them.
import { type ClockCache, clockCache, levelOfTask, PROMISE } from '#engines/casework/clock.ts';
import { deskAbove, type NamedDesk } from '#engines/casework/desk.ts';
import {
  advance,
  type CaseFile,
  type Change,
  holderOf,
  openCase,
  pauseCase,
  regionDesk,
  resumeCase,
} from '#engines/casework/index.ts';
import type { CaseTask } from '#engines/casework/tables.ts';
import { type Limit, type Pause, type Schedule, scheduleOf } from '#engines/schedule/index.ts';
import { type Ctx, systemActor } from '#kernel/context.ts';
import type { Policy } from '#kernel/policy.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { type VoiceAction, voiceFlow } from '#modules/voice/flow.ts';
import { LAMP_CELL } from './lamp.ts';

export const THREE_DAYS: Limit = { amount: 3, unit: 'WORK_DAY' };
export const GRID = LAMP_CELL;
export const COMMUNITY = 610_802_006_003_000;
export const STREET = 610_802_006_000_000;
export const COUNTY = 610_802_000_000_000;

export async function openAt(
  ctx: Ctx,
  { limit = THREE_DAYS, at = GRID, id = uuidv7() }: { limit?: Limit; at?: number; id?: string } = {},
): Promise<string> {
  const holder = await regionDesk(ctx, { code: at, org: null });
  await openCase(ctx, voiceFlow, {
    id,
    code: GRID,
    title: '路灯不亮',
    category: '0201',
    address: '',
    limit,
    holder,
    owner: null,
  });
  return id;
}

export function fileOf(ctx: Ctx, id: string): Promise<CaseFile> {
  return ctx.db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export function tasksOf(ctx: Ctx, id: string): Promise<CaseTask[]> {
  return ctx.db.selectFrom('case_task').selectAll().where('case_id', '=', id).orderBy('id').execute();
}

export function stepsOf(ctx: Ctx, id: string) {
  return ctx.db.selectFrom('case_step').selectAll().where('case_id', '=', id).orderBy('seq').execute();
}

/** Everybody may everything: who may what is the policies' own test. */
const anybody: Pick<Policy<CaseFile, VoiceAction>, 'grant'> = {
  grant: (_actor, _action, row) => row as never,
};

/** As a use-case would, for whoever is at the desk. `to` is the desk it goes to where one must be named. */
export async function move(
  ctx: Ctx,
  file: CaseFile,
  action: VoiceAction,
  change: Change & { reason?: string } = {},
): Promise<CaseFile> {
  const granted = anybody.grant(systemActor(), action, file);
  if (action === 'pause') return pauseCase(ctx, voiceFlow, granted, action, { reason: '等材料', ...change });
  if (action === 'resume') return resumeCase(ctx, voiceFlow, granted, action, change);
  return advance(ctx, voiceFlow, granted, action, change);
}

export async function moveById(
  ctx: Ctx,
  id: string,
  action: VoiceAction,
  change: Change = {},
): Promise<CaseFile> {
  return move(ctx, await fileOf(ctx, id), action, change);
}

export async function above(ctx: Ctx, file: CaseFile): Promise<NamedDesk> {
  return regionDesk(ctx, deskAbove(holderOf(file)));
}

interface Instants extends ClockCache {
  readonly lapses_at?: Date | null;
}

interface Stale {
  readonly what: string;
  readonly stored: Instants;
  readonly fresh: Instants;
}

/** Every open clock whose stored instants are not what its inputs give today. */
export async function staleClocks(ctx: Ctx): Promise<Stale[]> {
  const schedule = await scheduleOf(ctx);
  const files = await ctx.db.selectFrom('case_file').selectAll().where('closed_at', 'is', null).execute();
  const tasks = await ctx.db.selectFrom('case_task').selectAll().where('done_at', 'is', null).execute();
  const pauses = Map.groupBy(
    await ctx.db.selectFrom('case_pause').selectAll().execute(),
    (row) => row.case_id,
  );
  const pausesOf = (id: string): Pause[] =>
    (pauses.get(id) ?? []).map(({ from_at: from, to_at: to }) => ({ from, to }));
  return [
    ...files.map((file) => ({
      what: `case ${file.state} ${file.id}`,
      stored: instantsOf(file),
      fresh: freshFile(schedule, file, pausesOf(file.id)),
    })),
    ...tasks.map((task) => ({
      what: `task ${task.role} of ${task.case_id}`,
      stored: instantsOf(task),
      fresh: { ...freshClock(schedule, task, task.started_at, pausesOf(task.case_id)) },
    })),
  ].filter(({ stored, fresh }) => JSON.stringify(stored) !== JSON.stringify(fresh));
}

function instantsOf(row: CaseFile | CaseTask): Instants {
  const { due_at, risk_at, provisional } = row;
  return { due_at, risk_at, provisional, ...('lapses_at' in row ? { lapses_at: row.lapses_at } : {}) };
}

function freshFile(schedule: Schedule, file: CaseFile, pauses: readonly Pause[]): Instants {
  if (!file.answered_at) return { ...freshClock(schedule, file, file.clock_from, pauses), lapses_at: null };
  const { due_at } = clockCache(schedule, {
    level: PROMISE,
    from: file.answered_at,
    limit: { amount: 5, unit: 'WORK_DAY' },
    pauses: [],
  });
  return { due_at: null, risk_at: null, provisional: false, lapses_at: due_at };
}

function freshClock(
  schedule: Schedule,
  row: CaseFile | CaseTask,
  from: Date,
  pauses: readonly Pause[],
): ClockCache {
  const { due_at, risk_at, provisional } = clockCache(schedule, {
    level: 'with_case' in row ? levelOfTask(row) : PROMISE,
    from,
    limit: { amount: row.limit_amount, unit: row.limit_unit },
    pauses,
  });
  return { due_at, risk_at, provisional };
}
