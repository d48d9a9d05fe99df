import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ConfigError, missing, misspelt, wrongValue } from '#kernel/config/mistakes.ts';

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
  /** The city's SMS service; without one residents do not sign in by phone, outside the demo. */
  sms: { url: string; token: string } | undefined;
};

function hasProtocol(...protocols: string[]) {
  return (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

/** Numbers and codes of residents travel there: encrypted, unless they do not leave this machine. */
function isPrivateAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
  );
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
  LIREN_SMS_URL: z.string().refine(isPrivateAddress).optional(),
  LIREN_SMS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{1,400}$/)
    .optional(),
});

type Given = z.output<typeof variables>;
export type VariableName = keyof Given;

/** A provider is known by its address and our name there. */
function oidcOf(given: Given): Config['oidc'] {
  const { LIREN_OIDC_ISSUER: issuer, LIREN_OIDC_CLIENT: clientId, LIREN_OIDC_SECRET: clientSecret } = given;
  if (!issuer || !clientId) return undefined;
  return clientSecret ? { issuer, clientId, clientSecret } : { issuer, clientId };
}

function smsOf({ LIREN_SMS_URL: url, LIREN_SMS_TOKEN: token }: Given): Config['sms'] {
  return url && token ? { url, token } : undefined;
}

/** Settings that mean nothing without another: half a sign-in must not look like none. */
const NEEDS: readonly (readonly [given: VariableName, needed: VariableName])[] = [
  ['LIREN_OIDC_ISSUER', 'LIREN_OIDC_CLIENT'],
  ['LIREN_OIDC_CLIENT', 'LIREN_OIDC_ISSUER'],
  ['LIREN_OIDC_SECRET', 'LIREN_OIDC_ISSUER'],
  ['LIREN_SMS_URL', 'LIREN_SMS_TOKEN'],
  ['LIREN_SMS_TOKEN', 'LIREN_SMS_URL'],
];

/** Reads the whole configuration, or throws one error that names every mistake. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const names = variables.keyof().options;
  // `PORT= npm start` means "not given", as every shell user expects.
  const given = Object.fromEntries(
    names.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = variables.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0]));
  const mistakes = [
    ...names.filter((name) => wrong.has(name)).map((name) => wrongValue(name, given[name] ?? '')),
    ...NEEDS.filter(([name, needed]) => given[name] && !given[needed]).map(([name, needed]) =>
      missing(name, needed),
    ),
    ...Object.keys(env).flatMap((name) => misspelt(name, names) ?? []),
  ];
  if (!parsed.success || mistakes.length > 0) throw new ConfigError(mistakes);
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
    sms: smsOf(data),
  };
}
