import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#kernel/operator-error.ts';

/** The checkout, whatever directory the process was started from. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../..');

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type Config = {
  port: number;
  host: string;
  /** Data directory: database, files, lock, demo sign-ins. Absolute. */
  home: string;
  /** One's own PostgreSQL; undefined means the embedded one. */
  databaseUrl: string | undefined;
  demo: boolean;
  logLevel: LogLevel;
  poolSize: number;
  /** Address under which people reach this server, without trailing slash. */
  publicUrl: string | undefined;
  /** CSV of the city's divisions; undefined means the one that ships with the product. */
  divisions: string | undefined;
  /** Base64 keys, current first; undefined means the file in the data directory. */
  masterKey: string | undefined;
  /** Sign-in of staff through the city's own identity provider. */
  oidc: { issuer: string; clientId: string; clientSecret?: string } | undefined;
};

function hasProtocol(...protocols: string[]) {
  return (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
}

const variables = z.object({
  PORT: wholeNumber(0, 65_535).default(8080),
  // Loopback unless the operator asks for more: a demo with printed passwords must not face a network by accident.
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:-]+$/)
    .default('127.0.0.1'),
  LIREN_HOME: z
    .string()
    .refine((text) => !text.includes('\0'))
    .default('var'),
  DATABASE_URL: z.string().refine(hasProtocol('postgres:', 'postgresql:')).optional(),
  LIREN_DEMO: z.enum(['0', '1']).default('1'),
  LIREN_LOG: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  LIREN_POOL: wholeNumber(2, 90).default(16),
  LIREN_PUBLIC_URL: z.string().refine(hasProtocol('http:', 'https:')).optional(),
  LIREN_DIVISIONS: z
    .string()
    .refine((text) => text.endsWith('.csv') && existsSync(path.resolve(repositoryRoot, text)))
    .optional(),
  LIREN_MASTER_KEY: z
    .string()
    .regex(/^[0-9A-Za-z+/]{43}=( [0-9A-Za-z+/]{43}=)*$/)
    .optional(),
  LIREN_OIDC_ISSUER: z.string().refine(hasProtocol('http:', 'https:')).optional(),
  LIREN_OIDC_CLIENT: z.string().max(200).optional(),
  LIREN_OIDC_SECRET: z.string().max(400).optional(),
});

const ACCEPTED: Record<keyof z.infer<typeof variables>, readonly [zh: string, en: string]> = {
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
};

export class ConfigError extends OperatorError {
  /** Names of the mistaken variables, each once. */
  readonly names: readonly string[];

  constructor(mistakes: readonly { name: keyof typeof ACCEPTED; given: string }[]) {
    const zh = mistakes.map(
      ({ name, given }) =>
        `${name}=${given}：应为${ACCEPTED[name][0]}\n  ${name}=${given}: expected ${ACCEPTED[name][1]}`,
    );
    super(
      `环境变量有 ${mistakes.length} 处错误：`,
      [`${mistakes.length} mistake(s) in the environment:`, ...zh].join('\n'),
    );
    this.name = 'ConfigError';
    this.names = mistakes.map((mistake) => mistake.name);
  }
}

/** A mistyped database address still holds a password: never echo it. */
function shown(name: string, given: string): string {
  if (name === 'LIREN_MASTER_KEY' || name === 'LIREN_OIDC_SECRET') return '***';
  return name === 'DATABASE_URL' ? given.replace(/:[^:@/]*@/, ':***@') : given;
}

/** A provider is known by its address and our name there; one without the other is no provider. */
function oidcOf(data: z.infer<typeof variables>): Config['oidc'] {
  const { LIREN_OIDC_ISSUER: issuer, LIREN_OIDC_CLIENT: clientId, LIREN_OIDC_SECRET: clientSecret } = data;
  if (!issuer || !clientId) return undefined;
  return clientSecret ? { issuer, clientId, clientSecret } : { issuer, clientId };
}

/** Reads the whole configuration, or throws one error that names every mistake. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const names = variables.keyof().options;
  // `PORT= npm start` means "not given", as every shell user expects.
  const given = Object.fromEntries(
    names.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
    throw new ConfigError(
      names
        .filter((name) => wrong.has(name))
        .map((name) => ({ name, given: shown(name, given[name] ?? '') })),
    );
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    home: path.resolve(repositoryRoot, data.LIREN_HOME),
    databaseUrl: data.DATABASE_URL,
    demo: data.LIREN_DEMO === '1',
    logLevel: data.LIREN_LOG,
    poolSize: data.LIREN_POOL,
    publicUrl: data.LIREN_PUBLIC_URL?.replace(/\/+$/, ''),
    divisions: data.LIREN_DIVISIONS ? path.resolve(repositoryRoot, data.LIREN_DIVISIONS) : undefined,
    masterKey: data.LIREN_MASTER_KEY,
    oidc: oidcOf(data),
  };
}
