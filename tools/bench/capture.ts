// Listens to the product while it takes in voices and keeps the statements it sends, so that the raw run is the very
// same transaction and stays it when the product changes.
import pg from 'pg';
import { modulesOf } from '#app/modules.ts';
import { preparePlatform } from '#app/platform.ts';
import { systemClock } from '#kernel/clock.ts';
import { openKeyring } from '#kernel/crypto.ts';
import { createHttp } from '#kernel/http/server.ts';
import { createLog } from '#kernel/log.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { listen, type Statement } from './listen.ts';

/** What one report sent to the database, from `begin` to `commit`. */
export interface Transaction {
  readonly number: string;
  readonly scope: string;
  readonly statements: readonly Statement[];
}

/** Lets the product itself take in `count` voices at different places. Returns the application's connection too. */
export async function captureIntake(home: string, ownerUrl: string, count: number) {
  const manifests = modulesOf({});
  const keyring = await openKeyring(home);
  const { platform, appUrl } = await preparePlatform({
    ownerUrl,
    manifests,
    keyring,
    clock: systemClock,
    poolSize: 1,
    demo: false,
    publicUrl: 'http://127.0.0.1',
  });
  const { app } = await createHttp({ platform, manifests, log: createLog('error'), perMinute: 0 });
  const codes = await communities(ownerUrl, count + 1);
  const transactions: Transaction[] = [];
  // The first only warms what the process keeps in memory.
  for (const [i, code] of codes.entries()) {
    const statements: Statement[] = [];
    const silence = listen((statement) => statements.push(statement));
    const response = await app.inject({
      method: 'POST',
      url: '/api/voices',
      headers: { 'idempotency-key': uuidv7(), 'x-forwarded-for': `10.200.${i >> 8}.${i & 255}` },
      payload: {
        id: uuidv7(),
        category: '0101',
        text: '楼下路灯连续三晚不亮，老人出门看不清台阶，请尽快派人来修。',
        place: { code, address: '社区广场旁' },
      },
    });
    silence();
    if (response.statusCode !== 201) throw new Error(`capture: ${response.body}`);
    const scope = `set local app.lo = '${code}'; set local app.hi = '${code}'; set local app.subjects = ''`;
    if (i > 0) transactions.push({ number: response.json<{ number: string }>().number, scope, statements });
  }
  await app.close();
  await platform.database.close();
  return { appUrl, transactions };
}

async function communities(ownerUrl: string, count: number): Promise<number[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ code: number }>(
    `select code from liren.region where level = 'community' and valid_to is null order by code limit $1`,
    [count],
  );
  await client.end();
  return rows.map(({ code }) => code);
}
