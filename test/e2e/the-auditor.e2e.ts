// Whoever looks is seen: the auditor reads who opened a matter, and finds out when a hand has touched the trail.
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { openTown } from './support/town.ts';

const town = openTown();
/** A batch is sealed every minute. */
const SEALED_WITHIN_MS = 100_000;

describe('审计员', () => {
  it('sees who looked at a matter, and when and why', async () => {
    const lamp = await reported(town.api(), '小学西门的路灯一闪一闪，怕漏电');
    const worker = await town.staff('community', 'desk');
    await worker.page.goto(`/desk/case/${lamp.county}/${lamp.id}`);
    await see(worker.page, '小学西门的路灯一闪一闪');

    const { page } = await town.staff('auditor', 'desk');
    await page.getByRole('heading', { level: 1, name: '审计' }).waitFor();
    await page.getByLabel('对象').fill(lamp.number);
    await expectCount(page.getByRole('row', { name: /登记诉求/ }), 1);
    const row = page.getByRole('row', { name: /示例社工甲 · 社区工作者 查看诉求/ });
    expect(await row.first().innerText()).toContain('办理');
    await expectAccessible(page);
  });

  it('finds the trail sound, and no longer so once somebody has changed a row behind the product’s back', async () => {
    const { page } = await town.staff('auditor', 'desk');
    await page.getByRole('tab', { name: '封存' }).click();
    await settled(page);
    await inDatabase(async (database) => {
      await expect
        .poll(() => sealedRow(database), { timeout: SEALED_WITHIN_MS, interval: 500 })
        .not.toBeUndefined();
      const verify = page.getByRole('button', { name: '立即校验' });
      await verify.click();
      await see(page, '完好');
      await expectAccessible(page);

      const touched = await sealedRow(database);
      await database.query('update liren.audit_event set purpose = $2 where id = $1', [touched?.id, 'seal']);
      await verify.click();
      await see(page, '发现 1 处问题');
      await see(page, /^第 \d+ 批：/);
      await expectAccessible(page);

      await database.query('update liren.audit_event set purpose = $2 where id = $1', [
        touched?.id,
        touched?.purpose,
      ]);
      await verify.click();
      await see(page, '完好');
    });
  });
});

interface Row {
  readonly id: string;
  readonly purpose: string;
}

async function sealedRow(database: pg.Client): Promise<Row | undefined> {
  const { rows } = await database.query<Row>(
    `select e.id, e.purpose from liren.audit_event e
      where e.txid <= (select max(txid_to) from liren.audit_seal) and e.purpose <> 'seal'
      order by e.txid, e.seq limit 1`,
  );
  return rows[0];
}

async function inDatabase(work: (database: pg.Client) => Promise<void>): Promise<void> {
  const database = new pg.Client({ connectionString: inject('cityDatabase') });
  await database.connect();
  try {
    await work(database);
  } finally {
    await database.end();
  }
}
