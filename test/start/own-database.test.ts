// One's own PostgreSQL: an owner who is no superuser, twice; two servers, with the same keys and with different ones.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withConnection } from '#kernel/database/connection.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#kernel/embedded-postgres/launcher.ts';
import { createLog } from '#kernel/log.ts';
import { foreignCity } from './support/foreign-city.ts';
import { exists, newHome, removeHome, startProduct } from './support/operator.ts';

let place: string;
let first: string;
let second: string;
let postgres: EmbeddedPostgres;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  [place, first, second] = [await newHome(), await newHome(), await newHome()];
  postgres = await startEmbeddedPostgres({ dataDir: join(place, 'pg'), log: createLog('error') });
  await withConnection(postgres.url, async ({ query }) => {
    await query(`create role clerk login createrole password 'of the clerk'`);
    await query('create database city owner clerk');
  });
  env = {
    DATABASE_URL: `postgres://clerk:of%20the%20clerk@127.0.0.1:${postgres.port}/city`,
    LIREN_DIVISIONS: await foreignCity(place),
  };
});
afterAll(async () => {
  await postgres.stop();
  for (const home of [place, first, second]) await removeHome(home);
});

describe('an operator with a PostgreSQL of their own', () => {
  it('starts as an owner who is no superuser, and a second time', async () => {
    for (let day = 1; day <= 2; day++) {
      const product = await startProduct({ home: first, env });
      await product.ready();
      product.press('SIGINT');
      expect(await product.ended()).toBe(0);
    }
    expect(await exists(join(first, 'pg'))).toBe(false);
  });

  it('is refused a second server with other keys, and told to copy them; with the copy it starts', async () => {
    const stranger = await startProduct({ home: second, env });
    expect(await stranger.ended()).toBe(1);
    expect(stranger.said()).toMatch(/Copy the whole LIREN_HOME\/keys\//);
    expect(stranger.said()).not.toMatch(/unexpected error/i);

    const one = await startProduct({ home: first, env });
    await one.ready();
    await cp(join(first, 'keys'), join(second, 'keys'), { recursive: true, preserveTimestamps: true });
    const other = await startProduct({ home: second, env });
    await other.ready();
    for (const server of [one, other]) {
      server.press('SIGINT');
      expect(await server.ended()).toBe(0);
    }
  });

  it('reads which address does not answer, without the password', async () => {
    const gone = { ...env, DATABASE_URL: 'postgres://clerk:of%20the%20clerk@127.0.0.1:1/city' };
    const product = await startProduct({ home: first, env: gone });
    expect(await product.ended()).toBe(1);
    expect(product.said()).toContain('DATABASE_URL (127.0.0.1:1/city) cannot be reached');
    expect(product.said()).not.toContain('clerk');
  });
});
