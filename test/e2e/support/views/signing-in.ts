// The way in, in either language: by the kinds of the fields, not by their words.
import type { Page } from 'playwright-core';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { NEW_PASSWORD } from '../newcomer.ts';
import { accountOf } from '../sign-in.ts';
import type { Things } from './view.ts';

const submit = (page: Page) => page.locator('form button[type=submit]').click();

/** Up to the second factor. */
export const passwordOf = (login: string) => async (page: Page) => {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(accountOf(login).password);
  await submit(page);
  await page.locator('input[name=code]').waitFor();
};

/** Up to the binding of the authenticator. */
export async function choosePassword(page: Page, { newLink }: Things): Promise<void> {
  await page.goto(await newLink());
  await page.locator('input[type=password]').first().fill(NEW_PASSWORD);
  await page.locator('input[type=password]').last().fill(NEW_PASSWORD);
  await submit(page);
  await page.locator('img[src^="data:"]').waitFor();
}

export async function enrolWrongly(page: Page, things: Things): Promise<void> {
  await choosePassword(page, things);
  await page.locator('input[name=code]').fill('000000');
  await submit(page);
  await page.locator('.l-failure').waitFor();
}

/** Up to the recovery codes. */
export async function enrol(page: Page, things: Things): Promise<void> {
  await choosePassword(page, things);
  const secret = (await page.locator('[data-secret]').innerText()).replaceAll(/\s/g, '');
  await page.locator('input[name=code]').fill(totpCode(secret, totpStep(new Date())));
  await submit(page);
  await page.locator('input[type=checkbox]').waitFor();
}

/** Nobody touches anything until shortly before the session ends. */
export async function sitIdle(page: Page): Promise<void> {
  await page.clock.fastForward('28:30');
  await page.getByRole('timer').waitFor();
}
