// What may be wrong with the environment, in words: one message for each mistake, all of them at once.
import type { VariableName } from '#kernel/config.ts';
import { OperatorError } from '#kernel/operator-error.ts';

const ACCEPTED: Record<VariableName, readonly [zh: string, en: string]> = {
  PORT: [
    '0 到 65535 的整数（默认 8080；0 为任意空闲端口）',
    'a whole number 0–65535 (default 8080; 0 = any free port)',
  ],
  HOST: [
    'IP 地址或主机名（默认 127.0.0.1；0.0.0.0 对外开放）',
    'an IP address or host name (default 127.0.0.1; 0.0.0.0 opens to the network)',
  ],
  LIREN_HOME: ['一个目录（默认 var）', 'a directory (default var)'],
  DATABASE_URL: [
    'postgres://用户:密码@主机:端口/库名，不填则用内置数据库',
    'postgres://user:password@host:port/database, or nothing for the embedded one',
  ],
  LIREN_DEMO: ['0（不要演示数据）或 1（默认）', '0 (no demo city) or 1 (default)'],
  LIREN_LOG: ['debug、info、warn 或 error（默认 info）', 'debug, info, warn or error (default info)'],
  LIREN_POOL: ['2 到 90 的整数（默认 16）', 'a whole number 2–90 (default 16)'],
  LIREN_PUBLIC_URL: ['以 http:// 或 https:// 开头的网址', 'an address beginning with http:// or https://'],
  LIREN_DIVISIONS: ['区划 CSV 文件的路径', 'the path of a divisions CSV file that exists'],
  LIREN_MASTER_KEY: [
    '一个或多个 32 字节的 base64 密钥，空格分隔',
    'one or more 32-byte keys in base64, parted by spaces',
  ],
  LIREN_OIDC_ISSUER: ['身份提供方的网址', 'the address of the identity provider'],
  LIREN_OIDC_CLIENT: ['不超过 200 个字符的客户端标识', 'a client id of at most 200 characters'],
  LIREN_OIDC_SECRET: ['不超过 400 个字符的客户端密钥', 'a client secret of at most 400 characters'],
  LIREN_SMS_URL: [
    '短信服务的网址，以 https:// 开头（本机可用 http://）',
    'the address of the SMS service, beginning with https:// (http:// only on this machine)',
  ],
  LIREN_SMS_TOKEN: ['短信服务的访问令牌', 'the access token of the SMS service'],
};

/** Set by the product for itself, or meant for its tests and its build. */
const OTHERS = /^LIREN_(STARTED_AT|GALLERY|SCREENS|(TEST|CRASH|FUZZ|BENCH)_.+)$/;
const SECRETS: readonly VariableName[] = ['LIREN_MASTER_KEY', 'LIREN_OIDC_SECRET', 'LIREN_SMS_TOKEN'];

interface ConfigMistake {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}

export class ConfigError extends OperatorError {
  /** Names of the mistaken variables, each once. */
  readonly names: readonly string[];

  constructor(mistakes: readonly ConfigMistake[]) {
    super(
      `环境变量有 ${mistakes.length} 处错误：`,
      [
        `${mistakes.length === 1 ? 'A mistake' : `${mistakes.length} mistakes`} in the environment:`,
        ...mistakes.map(({ zh, en }) => `${zh}\n  ${en}`),
      ].join('\n'),
    );
    this.name = 'ConfigError';
    this.names = mistakes.map(({ name }) => name);
  }
}

export function wrongValue(name: VariableName, given: string): ConfigMistake {
  const [zh, en] = ACCEPTED[name];
  const value = `${name}=${shown(name, given)}`;
  return { name, zh: `${value}：应为${/^\w/.test(zh) ? ' ' : ''}${zh}`, en: `${value}: expected ${en}` };
}

export function missing(name: VariableName, needed: VariableName): ConfigMistake {
  const [zh, en] = ACCEPTED[needed];
  return {
    name,
    zh: `给出了 ${name}，还需要 ${needed}：${zh}`,
    en: `${name} is given, so ${needed} is needed too: ${en}`,
  };
}

/** A setting that nobody reads is one that somebody believes in. */
export function misspelt(name: string, known: readonly VariableName[]): ConfigMistake | undefined {
  if (!name.startsWith('LIREN_') || OTHERS.test(name) || known.some((one) => one === name)) return undefined;
  const bare = (text: string) => text.replace(/^LIREN_/, '');
  const [nearest = ''] = known.toSorted(
    (a, b) => distance(bare(a), bare(name)) - distance(bare(b), bare(name)),
  );
  return {
    name,
    zh: `没有 ${name} 这个设置。是不是 ${nearest}？`,
    en: `There is no setting ${name}. Did you mean ${nearest}?`,
  };
}

/** How many letters to add, drop or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const [above = 0, beside = 0, across = 0] = [row[j + 1], next[j], row[j]];
      next.push(Math.min(above + 1, beside + 1, across + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** A mistyped database address still holds a password: never echo it. */
function shown(name: VariableName, given: string): string {
  if (SECRETS.includes(name)) return '***';
  return name === 'DATABASE_URL' ? given.replace(/:[^:@/]*@/, ':***@') : given;
}
