// Signing in as a person does, through the page, with both factors.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { accountsOf, sessionsOf } from './sessions.ts';

export type Face = 'desk' | 'field' | 'wall';

export function accountOf(login: string) {
  const found = accountsOf(inject('cityHome')).find((one) => one.login === login);
  if (!found) throw new Error(`nobody signs in as ${login}`);
  return found;
}

/** As another program would carry it. */
export function cookieHeader(login: string): string {
  const cookie = sessionsOf(inject('cityHome'))[login];
  if (cookie === undefined) throw new Error(`nobody is signed in as ${login}`);
  return cookie;
}

/** The browser in which this person has signed in before. */
export async function resume(context: BrowserContext, login: string): Promise<void> {
  const [name = '', value = ''] = cookieHeader(login).split('=');
  await context.addCookies([{ name, value, url: inject('cityUrl'), httpOnly: true, sameSite: 'Lax' }]);
}

/** On the page that asks for it, once more: with the coming code, since the present one has opened a door already. */
export async function signIn(page: Page, login: string): Promise<void> {
  const { password, totpSecret } = accountOf(login);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('6 位验证码').fill(totpCode(totpSecret, totpStep(new Date()) + 1));
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

export async function enterCode(page: Page, secret: string): Promise<void> {
  await page.getByLabel('6 位验证码').fill(totpCode(secret, totpStep(new Date())));
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** A grave act asks again when the second factor was shown long ago, which depends on how long the run has taken. */
export async function proveIfAsked(page: Page, login: string, done: Locator): Promise<void> {
  const asked = page.getByRole('dialog', { name: '请再验证一次' });
  await asked.or(done).first().waitFor();
  if (!(await asked.isVisible())) return;
  await asked.getByLabel('6 位验证码').fill(totpCode(accountOf(login).totpSecret, totpStep(new Date())));
  await asked.getByRole('button', { name: '确认' }).click();
}
