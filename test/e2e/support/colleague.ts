// A new colleague, from the account to the first page: the security administrator hands over a link and never learns
// a password.
import { uuidv7 } from '#kernel/uuid.ts';
import { expectAccessible } from './accessible.ts';
import { NEW_PASSWORD } from './newcomer.ts';
import { see } from './reading.ts';
import { enterCode, proveIfAsked } from './sign-in.ts';
import type { Person, Town } from './town.ts';
import { DESK } from './town.ts';

export const CHONGWEN = 610_802_006_003_000;

/** Leaves the administrator on the sheet of the new account. */
export async function enrolledColleague(town: Town, security: Person): Promise<Person> {
  const { page } = security;
  const login = `new-${uuidv7().slice(-8)}`;
  await page.getByRole('button', { name: '新建账号' }).click();
  const form = page.getByRole('dialog', { name: '新建账号' });
  await form.getByLabel('姓名').fill('示例社工丙');
  await form.getByLabel('账号', { exact: false }).fill(login);
  await form.getByRole('button', { name: '新建账号' }).click();
  const handed = page.getByRole('dialog', { name: '一次性链接' });
  const link = await handed.getByText(/\/desk\/redeem#/).innerText();
  await expectAccessible(page);
  await handed.getByRole('button', { name: '已经交给本人' }).click();

  await page.getByRole('button', { name: '任命岗位' }).click();
  const grant = page.getByRole('dialog', { name: /任命岗位/ }).last();
  await grant.getByLabel('岗位').selectOption({ label: '社区工作者' });
  await grant.getByRole('searchbox').fill('崇文路社区');
  await grant.getByRole('button', { name: /^崇文路社区/ }).click();
  await grant.getByRole('button', { name: '任命', exact: true }).click();
  security.expect(/status of 403/);
  await proveIfAsked(page, 'security', page.getByText('已任命').filter({ visible: true }));
  await see(page, '已任命');

  const colleague = await town.resident({ size: DESK });
  await colleague.page.goto(link);
  await colleague.page.getByLabel('新密码').fill(NEW_PASSWORD);
  await colleague.page.getByLabel('再输一遍').fill(NEW_PASSWORD);
  await colleague.page.getByRole('button', { name: '设置密码' }).click();
  await see(colleague.page, '绑定手机验证器');
  await expectAccessible(colleague.page);
  const secret = await colleague.page.locator('code[data-secret]').innerText();
  await enterCode(colleague.page, secret.replaceAll(/\s/g, ''));
  await see(colleague.page, '请收好备用码');
  await expectAccessible(colleague.page);
  await colleague.page.getByLabel('已经抄好或打印好').check();
  await colleague.page.getByRole('button', { name: '进入工作台' }).click();
  await colleague.page.getByRole('heading', { level: 1, name: '收件箱' }).waitFor();
  return colleague;
}
