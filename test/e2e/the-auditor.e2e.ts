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
    await page.getByRole('button', { name: '查询' }).click();
    await expectCount(page.getByRole('row', { name: /登记诉求/ }), 1);
    const row = page.getByRole('row', { name: /示例社工甲 · 社区工作者 查看诉求/ });
    expect(await row.first().innerText()).toContain('办理');
    await expectAccessible(page);

    // A press on the row opens all it says, and so does Enter; the year and the second are among it.
    await row.first().getByText('办理').click();
    const entry = page.getByRole('dialog', { name: '查看诉求' });
    expect(await entry.innerText()).toMatch(/\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}:\d{2}/);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await row.first().getByRole('button').first().press('Enter');
    await entry.getByRole('button', { name: '只看示例社工甲的记录' }).click();
    await expectCount(entry, 0);
  });

  it('asks what one person did, and finds each question, once, in the trail', async () => {
    const { page } = await town.staff('auditor', 'desk');
    await page.getByRole('button', { name: '所有人' }).click();
    await page.getByLabel('姓名或账号').fill('示例社工甲');
    await page.getByRole('button', { name: '查找', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '示例社工甲' }).click();
    await page.getByRole('button', { name: '查询' }).click();
    await expectCount(page.getByRole('row').filter({ hasNotText: /示例社工甲|时间/ }), 0);
    // On paper the question stands above the answer, and nothing that one presses.
    await page.emulateMedia({ media: 'print' });
    await see(page, /^查询条件：谁：示例社工甲。/);
    await expectCount(page.getByRole('button', { name: '查询' }).filter({ visible: true }), 0);
    await page.emulateMedia({ media: 'screen' });

    // Written one day backwards: named at the field, and nothing is asked.
    const day = async (field: string, parts: readonly string[]) => {
      for (const [at, part] of ['年', '月', '日'].entries())
        await page.getByLabel(`${field}：${part}`, { exact: true }).fill(parts[at] ?? '');
    };
    await day('从', ['2026', '3', '5']);
    await day('到', ['2026', '3', '4']);
    await page.getByRole('button', { name: '查询' }).click();
    await see(page, '结束早于开始');
    await expectAccessible(page);

    await page.getByRole('button', { name: '清除条件' }).click();
    await page.getByLabel('动作').selectOption({ label: '账号 · 查看审计' });
    await page.getByRole('button', { name: '查询' }).click();
    await expectCount(page.getByRole('row', { name: /查看审计 查谁：示例社工甲 审计记录/ }), 1);
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

      // The whole number is there, to be compared with one on paper.
      await page.getByRole('row').nth(1).getByRole('button').click();
      const { root } = await lastSeal(database);
      await see(page.getByRole('dialog'), root);
      await expectAccessible(page);
      await page.keyboard.press('Escape');

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

async function lastSeal(database: pg.Client): Promise<{ readonly root: string }> {
  const { rows } = await database.query<{ root: string }>(
    'select root from liren.audit_seal order by no desc limit 1',
  );
  const [seal] = rows;
  if (!seal) throw new Error('nothing has been sealed');
  return seal;
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
