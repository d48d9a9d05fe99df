import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig, repositoryRoot } from '#kernel/config.ts';

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
