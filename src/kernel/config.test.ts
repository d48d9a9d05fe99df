import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from '#kernel/config/mistakes.ts';
import { readConfig, repositoryRoot } from '#kernel/config.ts';

function mistakes(env: Record<string, string>): ConfigError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('the configuration was accepted');
}

test('an operator who sets nothing gets a demo on the own machine only', () => {
  expect(readConfig({})).toEqual({
    port: 8080,
    host: '127.0.0.1',
    home: path.join(repositoryRoot, 'var'),
    databaseUrl: undefined,
    demo: true,
    logLevel: 'info',
    poolSize: 16,
    publicUrl: undefined,
  });
});

test('an operator who leaves a variable empty has not set it', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8080, databaseUrl: undefined });
});

test('an operator sees every mistake at once, each with name, value and what is accepted', () => {
  const error = mistakes({
    PORT: '80a80',
    LIREN_DEMO: 'no',
    LIREN_POOL: '0',
    LIREN_LOG: 'loud',
    HOST: '0.0.0.0',
  });
  expect(error.names).toEqual(['PORT', 'LIREN_DEMO', 'LIREN_LOG', 'LIREN_POOL']);
  for (const given of ['PORT=80a80', 'LIREN_DEMO=no', 'LIREN_LOG=loud', 'LIREN_POOL=0']) {
    expect(error.message.split('\n').filter((line) => line.includes(given))).toHaveLength(2);
  }
});

test('an operator who mistypes the database address does not find the password in the terminal', () => {
  const { message } = mistakes({ DATABASE_URL: 'mysql://liren:geheim@db/liren' });
  expect(message).toContain('DATABASE_URL');
  expect(message).not.toContain('geheim');
});

test('an operator may give a home relative to the checkout and a public address with a slash', () => {
  const config = readConfig({ LIREN_HOME: 'elsewhere', LIREN_PUBLIC_URL: 'https://liren.example.cn/' });
  expect(config.home).toBe(path.join(repositoryRoot, 'elsewhere'));
  expect(config.publicUrl).toBe('https://liren.example.cn');
});

test('an operator who names an identity provider but not our name there is told so, and not left without sign-in', () => {
  const { names, message } = mistakes({ LIREN_OIDC_ISSUER: 'https://id.example.cn' });
  expect(names).toEqual(['LIREN_OIDC_ISSUER']);
  expect(message).toContain('LIREN_OIDC_CLIENT is needed too');
  expect(mistakes({ LIREN_OIDC_CLIENT: 'liren', LIREN_OIDC_SECRET: 'geheim' }).message).not.toContain(
    'geheim',
  );
  const whole = { LIREN_OIDC_ISSUER: 'https://id.example.cn', LIREN_OIDC_CLIENT: 'liren' };
  expect(readConfig(whole).oidc).toEqual({ issuer: 'https://id.example.cn', clientId: 'liren' });
});

test.each([
  ['LIREN_DEOM', 'LIREN_DEMO'],
  ['LIREN_PORT', 'PORT'],
  ['LIREN_DATABASE_URL', 'DATABASE_URL'],
  ['LIREN_OIDC_CLIENT_ID', 'LIREN_OIDC_CLIENT'],
])('an operator who writes %s is asked whether it should be %s', (written, meant) => {
  const { names, message } = mistakes({ [written]: '0' });
  expect(names).toEqual([written]);
  expect(message).toContain(`Did you mean ${meant}?`);
});

test('an operator may leave in the environment what belongs to others, and what the tests read', () => {
  expect(readConfig({ LIRENA: 'x', PATH: '/bin', LIREN_CRASH_CYCLES: '200' }).port).toBe(8080);
});

test('an operator sends codes to an SMS service only where nobody can read along', () => {
  const token = { LIREN_SMS_TOKEN: 'a-token-of-theirs' };
  const { names, message } = mistakes({ LIREN_SMS_URL: 'http://sms.example.cn/send', ...token });
  expect(names).toEqual(['LIREN_SMS_URL']);
  expect(message).not.toContain('a-token-of-theirs');
  expect(mistakes({ LIREN_SMS_URL: 'https://sms.example.cn/send' }).message).toContain('LIREN_SMS_TOKEN');
  for (const url of ['https://sms.example.cn/send', 'http://127.0.0.1:9000/send'])
    expect(readConfig({ LIREN_SMS_URL: url, ...token }).sms).toEqual({ url, token: 'a-token-of-theirs' });
});
