// Puts a matter or an account into the state a question needs, past all walls, as the owner of the database, and answers
// everything a request could have changed about it as one string. So each question of the matrix stands by itself.
import { randomUUID } from 'node:crypto';
import { sideOf } from '#engines/casework/task.ts';
import type { AccountTarget, Persona, VoiceTarget, World } from './world.ts';

/** A body nobody in these tests acts for. */
const ELSEWHERE = '00000000-0000-7000-8000-000000000009';

export interface Staging {
  readonly state: string;
  /** On whose desk it lies; nobody's when left out. */
  readonly holder?: Persona;
  readonly orgs?: readonly string[];
  /** The persona takes part without leading. */
  readonly takesPart?: Persona;
  readonly side?: 'co' | 'supervise' | 'giver';
}

export async function stageVoice(
  world: World,
  voice: VoiceTarget,
  { state, holder, orgs = [], takesPart, side: role = 'co' }: Staging,
): Promise<string> {
  const desk = holder ? { code: holder.code, org: holder.org } : { code: voice.code, org: ELSEWHERE };
  const side = takesPart ?? { code: null, org: null };
  await world.owner.query(
    `with file as (
       update case_file set state = $3, category = '0201', holder_code = $4, holder_org = $5, holder_name = 'staged', orgs = $6, outcome = null, answered_by = null,
         sides = $11, urged = 0, paused_until = null, reviewed_at_top = false,
         due_at = case when $3 in ('paused', 'answered', 'closed') then null else opened_at + interval '3 days' end, lapses_at = null,
         answered_at = case when $3 in ('answered', 'closed') then opened_at end,
         closed_at = case when $3 = 'closed' then opened_at end,
         paused_since = case when $3 = 'paused' then opened_at end
       where county = $1 and id = $2 returning county, id, code, opened_at),
     unrated as (update voice set satisfaction = null, satisfaction_note = null where county = $1 and id = $2),
     over as (update case_task set done_at = coalesce(done_at, started_at), due_at = null, fires_at = null
       where county = $1 and case_id = $2)
     insert into case_task (county, id, case_id, code, role, holder_code, holder_org, holder_name, giver_code, giver_name,
       started_at, limit_amount, limit_unit)
     select county, t.id, file.id, code, t.role, t.desk, t.org, 'staged', 610800000000000, 'giver', opened_at, 3, 'WORK_DAY'
       from file, (values ($7::uuid, 'lead', $4::bigint, $5::uuid), ($8::uuid, $12, $9::bigint, $10::uuid)) as t (id, role, desk, org)
      where t.desk is not null and t.role <> 'giver' and (t.role <> 'lead' or $3 not in ('answered', 'closed'))`,
    [
      voice.ref.county,
      voice.ref.id,
      state,
      desk.code,
      desk.org,
      [...orgs],
      randomUUID(),
      randomUUID(),
      side.code,
      side.org,
      side.code === null ? [] : [sideOf(role, { code: side.code, org: side.org })],
      role,
    ],
  );
  return stateOf(world, voice);
}

export async function stageAccount(world: World, account: AccountTarget): Promise<string> {
  await world.owner.query('delete from post where account_id = $1 and id <> $2', [account.id, account.post]);
  await world.owner.query('update post set ended_at = null, ended_reason = null where id = $1', [
    account.post,
  ]);
  await world.owner.query('update account set disabled_at = null, code = $2 where id = $1', [
    account.id,
    account.code,
  ]);
  return stateOf(world, account);
}

export async function stateOf(world: World, thing: VoiceTarget | AccountTarget): Promise<string> {
  const sql =
    thing.kind === 'voice'
      ? `select json_build_array(c, v, (select json_agg(t order by t.id) from case_task t where t.case_id = c.id and t.done_at is null),
           (select count(*) from case_step s where s.case_id = c.id), (select count(*) from file f where f.subject_id = c.id),
           (select count(*) from case_pause p where p.case_id = c.id))::text as state
         from case_file c join voice v on v.county = c.county and v.id = c.id where c.id = $1`
      : `select json_build_array(a, (select json_agg(p order by p.id) from post p where p.account_id = a.id))::text as state
         from account a where a.id = $1`;
  const found = await world.owner.query<{ state: string }>(sql, [
    thing.kind === 'voice' ? thing.ref.id : thing.id,
  ]);
  return found.rows.map(({ state }) => state).join();
}
