// Hands messages to the gateway. Outside of every transaction: a gateway that is slow or down must hold up neither the
// relay nor a connection. Each try is claimed first, so that no two servers send at once and a killed one is succeeded.
import { sql } from 'kysely';
import type { Ctx, Platform } from '#kernel/context.ts';
import { actAsSystem } from '#kernel/request.ts';
import { turns } from '#kernel/turns.ts';
import { type Message, opened } from './messages-out.ts';
import type { MessageGateway } from './options.ts';

/** Longer than a try may take; doubled by each. */
const FIRST_PAUSE_S = 15;
const AT_ONCE = 8;
const FAILURE_LENGTH = 300;
const inTurn = turns(AT_ONCE, 200);

/** The reaction to a queued message: sends it right away, beside the relay. What fails is left to the job. */
export function sendQueued(gateway: MessageGateway) {
  return async ({ platform }: Ctx, payload: Record<string, unknown>): Promise<void> => {
    inTurn(() => sendDue(platform, gateway, String(payload.id))).catch(() => undefined);
  };
}

/** The job: whatever is due, some at a time; true when there may be more. */
export function sendWaiting(gateway: MessageGateway) {
  return async ({ platform }: Ctx): Promise<boolean> => (await sendDue(platform, gateway)) >= AT_ONCE;
}

/** Sends the message, or all that are due; answers how many tries it made. */
export async function sendDue(platform: Platform, gateway: MessageGateway, id?: string): Promise<number> {
  const claimed = await actAsSystem(platform, (ctx) => claim(ctx, id));
  await Promise.all(claimed.map((message) => tryOnce(platform, gateway, message)));
  return claimed.length;
}

async function claim(ctx: Ctx, id: string | undefined): Promise<Message[]> {
  const due = ctx.db
    .selectFrom('message_out')
    .select('id')
    .where('sent_at', 'is', null)
    .where('valid_until', '>', ctx.now)
    .where((e) => e.or([e('next_try_at', 'is', null), e('next_try_at', '<=', ctx.now)]))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('at')
    .limit(AT_ONCE)
    .forUpdate()
    .skipLocked();
  const rows = await ctx.db
    .updateTable('message_out')
    .set((e) => ({
      tries: e('tries', '+', 1),
      next_try_at: sql<Date>`${ctx.now}::timestamptz + make_interval(secs => ${FIRST_PAUSE_S} * power(2, least(tries, 10)))`,
    }))
    .where('id', 'in', due)
    .returning(['id', 'at', 'recipient', 'text'])
    .execute();
  return rows.map((row) => ({ id: row.id, at: row.at, ...opened(ctx, row) }));
}

async function tryOnce(
  platform: Platform,
  gateway: MessageGateway,
  { id, to, text }: Message,
): Promise<void> {
  const failure = await gateway.send(to, text).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, FAILURE_LENGTH),
  );
  await actAsSystem(platform, (ctx) =>
    ctx.db
      .updateTable('message_out')
      .set(failure === null ? { sent_at: ctx.now, failure: null } : { failure })
      .where('id', '=', id)
      .execute(),
  );
}
