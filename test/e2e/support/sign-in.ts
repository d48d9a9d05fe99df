// Signing in as a person does, through the page, with both factors. A code opens one door once: each login signs in
// once for the whole run, and its session is kept beside the city.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Cookie, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { z } from 'zod';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';

export type Face = 'desk' | 'field' | 'wall';

const accounts = z.object({
  accounts: z.array(z.object({ login: z.string(), password: z.string(), totpSecret: z.string() })),
});

function accountOf(login: string) {
  const file = join(inject('cityHome'), 'demo-accounts.json');
  const found = accounts
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .accounts.find((one) => one.login === login);
  if (!found) throw new Error(`nobody signs in as ${login}`);
  return found;
}

const keptIn = (login: string) => join(inject('cityHome'), 'signed-in', `${login}.json`);

/** The session of an earlier errand, if there is one. */
export async function resume(context: BrowserContext, login: string): Promise<boolean> {
  if (!existsSync(keptIn(login))) return false;
  const cookies: Cookie[] = JSON.parse(readFileSync(keptIn(login), 'utf8'));
  await context.addCookies(cookies);
  return true;
}

/** On the page that asks for it. */
export async function signIn(page: Page, login: string): Promise<void> {
  const { password, totpSecret } = accountOf(login);
  await enterPassword(page, login, password);
  await enterCode(page, totpSecret);
  await page.getByRole('button', { name: '下一步' }).waitFor({ state: 'detached' });
  await page.getByLabel('6 位验证码').waitFor({ state: 'detached' });
  writeFileSync(keptIn(login), JSON.stringify(await page.context().cookies()), { mode: 0o600 });
}

async function enterPassword(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '下一步' }).click();
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

/** As another program would carry it. */
export function cookieHeader(login: string): string {
  const cookies: Cookie[] = JSON.parse(readFileSync(keptIn(login), 'utf8'));
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
