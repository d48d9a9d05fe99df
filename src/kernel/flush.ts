// What a request owes besides its own rows, in one statement: audit trail, outbox, and the answer for replays.
import { sql } from 'kysely';
import type { AuditEntry, Ctx, OutboxEntry } from './context.ts';
import type { Compiled } from './database/database.ts';
import { uuidv7 } from './uuid.ts';

export interface Owed {
  readonly audit: AuditEntry[];
  readonly outbox: OutboxEntry[];
  replay?: { keyHash: string; requestHash: string; status: number; answer: Buffer };
}

export async function flush(ctx: Ctx, owed: Owed): Promise<void> {
  const statement = owedStatement(ctx, owed);
  if (statement) await ctx.db.executeQuery(statement);
}

/** Goes out last, inside the request's transaction: if it fails, the act did not happen. */
export function owedStatement(ctx: Ctx, owed: Owed): Compiled | undefined {
  if (owed.audit.length === 0 && owed.outbox.length === 0 && !owed.replay) return undefined;
  const { actor } = ctx;
  const audit = owed.audit.map((entry) => ({
    id: uuidv7(ctx.now.getTime()),
    at: ctx.now,
    code: entry.code,
    account: actor.account,
    post: actor.post,
    role: actor.role,
    action: entry.action,
    subject: entry.subject,
    subject_id: entry.subjectId,
    purpose: entry.purpose,
    request_id: ctx.requestId,
    detail: entry.detail ?? {},
  }));
  const outbox = owed.outbox.map((entry) => ({ at: ctx.now, ...entry }));
  const replay = owed.replay;
  return sql`
    with events as (
      insert into audit_event
        (id, at, code, account, post, role, action, subject, subject_id, purpose, request_id, detail)
      select * from jsonb_to_recordset(${JSON.stringify(audit)}::jsonb) as e
        (id uuid, at timestamptz, code bigint, account uuid, post uuid, role text, action text,
         subject text, subject_id text, purpose text, request_id text, detail jsonb)),
    told as (
      insert into outbox (at, code, topic, payload)
      select * from jsonb_to_recordset(${JSON.stringify(outbox)}::jsonb) as o
        (at timestamptz, code bigint, topic text, payload jsonb))
    insert into replay (key_hash, request_hash, status, answer)
    select ${replay?.keyHash ?? null}::text, ${replay?.requestHash ?? null}::text,
           ${replay?.status ?? null}::integer, ${replay?.answer ?? null}::bytea
     where ${replay !== undefined}::boolean`.compile(ctx.db);
}
