// What people do on the pages, in their own words; each errand is put together from these.
import type { Locator, Page } from 'playwright-core';
import { LAMP_CELL } from '../../support/lamp.ts';
import { photoOfLamp } from './photo.ts';
import { see, settled } from './reading.ts';

export interface Receipt {
  readonly number: string;
  readonly secret: string;
}

export interface Telling {
  readonly text: string;
  readonly address: string;
  readonly photo?: boolean;
}

/** From the first page to the form, filled in, not yet sent. */
export async function tell(page: Page, { text, address, photo = false }: Telling): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: '我要反映问题' }).click();
  await settled(page);
  if (photo) {
    await page.locator('input[type=file]').setInputFiles(await photoOfLamp({ lit: false }));
    await page.getByRole('button', { name: '去掉第 1 张' }).waitFor();
  }
  await chooseChongwen(page);
  // Where the lamp stands, on the little map.
  await page.getByRole('img', { name: '崇文路社区的示意图' }).locator(`[data-code="${LAMP_CELL}"]`).click();
  await see(page, '崇文路街道 · 第一网格');
  await page.getByLabel('具体位置').fill(address);
  await page.getByLabel('说说情况').fill(text);
}

/** From the list, by its name. */
export async function chooseChongwen(page: Page): Promise<void> {
  await page.getByRole('button', { name: '从列表里选' }).click();
  await page.getByRole('searchbox', { name: '按名称查找' }).fill('崇文路社区');
  await page.getByRole('button', { name: /^崇文路社区/ }).click();
}

export async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交', exact: true }).click();
}

/** What the resident copies down. */
export async function readReceipt(page: Page): Promise<Receipt> {
  await page.getByRole('heading', { level: 1, name: '收到了' }).waitFor();
  const read = async (label: string) => {
    const value = page.locator('dt', { hasText: label }).first().locator('xpath=following-sibling::dd');
    return (await value.innerText()).replaceAll(/\s/g, '');
  };
  return { number: await read('编号'), secret: await read('查询码') };
}

/** As somebody does who has only the slip of paper. */
export async function lookUp(page: Page, { number, secret }: Receipt): Promise<void> {
  await page.goto('/track');
  await page.getByLabel('编号', { exact: false }).fill(number);
  await page.getByLabel('查询码', { exact: false }).fill(secret);
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByRole('heading', { name: '经过' }).waitFor();
}

/** Opens a matter from the list it lies in. */
export async function openMatter(page: Page, title: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole(page.url().includes('/field') ? 'link' : 'button', { name: title })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** A step at the desk: its button, what it asks for, and the word on the button again. */
export async function deskAct(
  page: Page,
  act: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${act}`) }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await see(page, `${act}：已提交`);
  await dialog.waitFor({ state: 'detached' });
}

export const because = (reason: string) => (form: Locator) => form.getByLabel(/原因/).fill(reason);

export const to = (desk: string, reason: string) => async (form: Locator) => {
  await form.getByRole('radio', { name: desk }).check();
  await because(reason)(form);
};

export const answering = (words: string) => async (form: Locator) => {
  await form.getByRole('radio', { name: '已解决', exact: true }).check();
  await form.getByLabel(/说明|答复/).fill(words);
  await form.locator('input[type=file]').setInputFiles(await photoOfLamp({ lit: true }));
  await form.getByRole('button', { name: '去掉第 1 张' }).waitFor();
};
