// Short messages: written sealed with the act that causes them, handed to the gateway after the commit. Where there is
// no gateway (the demo) they stay here, to be read on the demo's outbox page.
import type { Ctx } from '#kernel/context.ts';
import { uuidv7 } from '#kernel/uuid.ts';

export const MESSAGE_TOPIC = 'account.messageQueued';

export async function queueMessage(
  ctx: Ctx,
  code: number,
  message: {
    readonly to: string;
    readonly text: string;
    readonly validUntil: Date;
    /** At once unless told otherwise. */
    readonly notBefore?: Date;
  },
): Promise<void> {
  const id = uuidv7(ctx.now.getTime());
  const { keyring } = ctx.platform;
  await ctx.db
    .insertInto('message_out')
    .values({
      id,
      at: ctx.now,
      recipient: keyring.seal('message', message.to, `${id}/recipient`),
      text: keyring.seal('message', message.text, `${id}/text`),
      sent_at: null,
      valid_until: message.validUntil,
      next_try_at: message.notBefore ?? null,
      failure: null,
    })
    .execute();
  ctx.emit({ topic: MESSAGE_TOPIC, code, payload: { id } });
}

export interface Message {
  readonly id: string;
  readonly at: Date;
  readonly to: string;
  readonly text: string;
}

export async function latestMessages(ctx: Ctx, most: number): Promise<Message[]> {
  const rows = await ctx.db
    .selectFrom('message_out')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({ id: row.id, at: row.at, ...opened(ctx, row) }));
}

export function opened(
  ctx: Pick<Ctx, 'platform'>,
  row: { readonly id: string; readonly recipient: Buffer; readonly text: Buffer },
) {
  const { keyring } = ctx.platform;
  return {
    to: keyring.open('message', row.recipient, `${row.id}/recipient`).toString(),
    text: keyring.open('message', row.text, `${row.id}/text`).toString(),
  };
}
