import { z } from 'zod';
import { withConnection } from '#kernel/database/connection.ts';
import { errorCode, OperatorError } from '#kernel/operator-error.ts';

const UNREACHABLE: Record<string, readonly [zh: string, en: string]> = {
  ECONNREFUSED: ['该地址没有数据库在监听', 'nothing listens at that address'],
  ENOTFOUND: ['找不到这个主机名', 'the host name is unknown'],
  EAI_AGAIN: ['暂时无法解析主机名', 'the host name cannot be resolved at the moment'],
  ETIMEDOUT: ['连接超时', 'the connection timed out'],
  EHOSTUNREACH: ['主机不可达', 'the host cannot be reached'],
  '28P01': ['用户名或口令不对', 'wrong user or password'],
  '28000': [
    '服务器不允许这个用户从本机连接（pg_hba.conf）',
    'the server does not let this user in from here (pg_hba.conf)',
  ],
  '3D000': ['没有这个数据库，请先 createdb', 'there is no such database; create it with createdb'],
  '53300': ['连接数已满', 'the server has no connections left'],
  '57P03': ['数据库正在启动，请稍后再试', 'the database is starting up; try again in a moment'],
};

function unreachable(url: string, error: unknown): OperatorError {
  const { host, pathname } = new URL(url);
  const message = error instanceof Error ? error.message : String(error);
  const code = message.includes('timeout') ? 'ETIMEDOUT' : (errorCode(error) ?? '');
  const [zh, en] = UNREACHABLE[code] ?? [message, message];
  return new OperatorError(
    `无法连接 DATABASE_URL（${host}${pathname}）：${zh}。`,
    `DATABASE_URL (${host}${pathname}) cannot be reached: ${en}.`,
    { cause: error },
  );
}

const factsSchema = z.object({
  version: z.coerce.number(),
  encoding: z.string(),
  standby: z.boolean(),
  user: z.string(),
  superuser: z.boolean(),
  canMakeRoles: z.boolean(),
  canMakeSchemas: z.boolean(),
});
export type DatabaseFacts = z.infer<typeof factsSchema>;

const FACTS = `
  select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
         pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as standby,
         current_user::text as user, rolsuper as superuser, rolsuper or rolcreaterole as "canMakeRoles",
         has_database_privilege(current_database(), 'CREATE') as "canMakeSchemas"
  from pg_roles where rolname = current_user`;

async function readFacts(url: string): Promise<DatabaseFacts> {
  try {
    return await withConnection(url, async ({ query }) => factsSchema.parse((await query(FACTS))[0]));
  } catch (error) {
    throw error instanceof z.ZodError ? error : unreachable(url, error);
  }
}

function objection(facts: DatabaseFacts): readonly [zh: string, en: string] | undefined {
  const major = Math.floor(facts.version / 10_000);
  if (major < 15 || major > 18)
    return [`这是 PostgreSQL ${major}，需要 15 到 18`, `this is PostgreSQL ${major}; 15 to 18 is needed`];
  if (facts.encoding !== 'UTF8')
    return [
      `编码是 ${facts.encoding}，需要 UTF8（createdb -E UTF8 -T template0）`,
      `its encoding is ${facts.encoding}; UTF8 is needed (createdb -E UTF8 -T template0)`,
    ];
  if (facts.standby) return ['这是只读库，请指向主库', 'it is read-only; point to the primary'];
  if (!facts.canMakeRoles)
    return [
      `用户 ${facts.user} 不能创建角色（alter role ${facts.user} createrole）`,
      `user ${facts.user} may not create roles (alter role ${facts.user} createrole)`,
    ];
  if (!facts.canMakeSchemas)
    return [
      `用户 ${facts.user} 不能在此库创建模式（grant create on database）`,
      `user ${facts.user} may not create schemas in it (grant create on database)`,
    ];
  return undefined;
}

/** Makes sure that one's own PostgreSQL can carry the product, or says in words why not. */
export async function checkOwnDatabase(url: string): Promise<DatabaseFacts> {
  const facts = await readFacts(url);
  const wrong = objection(facts);
  if (wrong)
    throw new OperatorError(
      `DATABASE_URL 不能使用：${wrong[0]}。`,
      `DATABASE_URL cannot be used: ${wrong[1]}.`,
    );
  return facts;
}
