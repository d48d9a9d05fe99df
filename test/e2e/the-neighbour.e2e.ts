// What happens in one community is no business of the next: not in the list, not by number, not by address.
import { beforeAll, describe, it } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { expectCount, see, settled } from './support/reading.ts';
import { reported } from './support/reports.ts';
import { openTown } from './support/town.ts';

const town = openTown();
let lamp: Awaited<ReturnType<typeof reported>>;

describe('学院社区的人', () => {
  beforeAll(async () => {
    lamp = await reported(town.api(), '崇文路小学东门的路灯不亮，孩子放学看不见路');
  });

  it('have nothing of it in the inbox, and do not find it by its number', async () => {
    const { page } = await town.staff('community2', 'desk');
    await settled(page);
    await page.getByRole('tab', { name: '辖区全部' }).click();
    await see(page, /学院社区六号楼暖气不热/);
    await expectCount(page.getByRole('button', { name: '崇文路小学' }), 0);
    await page.getByRole('searchbox').fill(lamp.number);
    await see(page, '按这些条件没有找到');
    await expectAccessible(page);
  });

  it('do not find it through the palette either', async () => {
    const { page } = await town.staff('community2', 'desk');
    await settled(page);
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog');
    const answered = page.waitForResponse((response) => response.url().includes(`q=${lamp.number}`));
    await palette.getByRole('combobox').fill(lamp.number);
    await answered;
    await see(palette, '没有匹配的内容');
    await expectCount(palette.getByRole('option'), 0);
  });

  it.each([
    ['community2', 'desk'],
    ['grid2', 'field'],
  ] as const)('see “没有找到” at its very address, and no word of it (%s, %s)', async (login, face) => {
    const person = await town.staff(login, face);
    person.expect(/status of 40[34]/);
    await person.page.goto(`/${face}/case/${lamp.county}/${lamp.id}`);
    await see(person.page, '没有找到');
    await expectCount(person.page.getByText(/路灯|小学东门/), 0);
    await expectAccessible(person.page);
  });

  it('see their own cell on the phone, nobody else’s', async () => {
    const { page } = await town.staff('grid2', 'field');
    await settled(page);
    await page.getByRole('tab', { name: '辖区' }).click();
    await see(page, /学院社区六号楼暖气不热/);
    await expectCount(page.getByRole('link', { name: '崇文路小学' }), 0);
  });
});
