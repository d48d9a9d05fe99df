/**
 * `npm run rescue-admin -- --login <login> --reason <why>`: a security administrator who lost password, phone and
 * recovery codes, and whom nobody else can let in again, gets a one-time link. Works beside a running server and on a
 * closed city; the trail keeps that it was done and why.
 */
import { parseArgs } from 'node:util';
import { addressFor } from '#app/address.ts';
import { withCityDatabase } from '#app/start/city-database.ts';
import { systemClock } from '#kernel/clock.ts';
import { readConfig } from '#kernel/config.ts';
import { agreeOnKeys } from '#kernel/crypto/shared-keys.ts';
import { openKeyring } from '#kernel/crypto.ts';
import { openDatabase } from '#kernel/database/database.ts';
import { explain, OperatorError } from '#kernel/operator-error.ts';
import { actAsSystem } from '#kernel/request.ts';
import { rescueAdmin } from '#modules/account/index.ts';

const USAGE = 'npm run rescue-admin -- --login <账号 login> --reason <原因 why>';

function wishes(): { login: string; reason: string } {
  const options = { login: { type: 'string' }, reason: { type: 'string' } } as const;
  const { login = '', reason = '' } = parseArgs({ options }).values;
  const wish = { login: login.trim(), reason: reason.trim() };
  if (wish.login && wish.reason) return wish;
  throw new OperatorError(
    `要写明账号和原因，原因会记入审计：${USAGE}`,
    `Login and reason are needed: ${USAGE}`,
  );
}

async function main(): Promise<void> {
  const wish = wishes();
  const config = readConfig(process.env);
  const publicUrl = config.publicUrl ?? addressFor(config.host, config.port || 8080);
  const rescue = await withCityDatabase(config, async (ownerUrl) => {
    const keyring = await openKeyring(config.home, { masterKey: config.masterKey });
    await agreeOnKeys(ownerUrl, keyring);
    const database = openDatabase({ url: ownerUrl, max: 1, applicationName: 'liren rescue-admin' });
    const platform = { database, keyring, clock: systemClock, demo: config.demo, publicUrl };
    return actAsSystem(platform, (ctx) => rescueAdmin(ctx, wish)).finally(() => database.close());
  });
  if (rescue.link === undefined) {
    const logins = rescue.logins.join(', ');
    throw new OperatorError(
      `${wish.login} 不是在任的安全管理员。在任的有：${logins}`,
      `${wish.login} holds no post of security administrator. Those who do: ${logins}`,
    );
  }
  process.stdout.write(
    `${wish.login} 原来的密码、验证器、备用码和登录都已作废，并已记入审计。一次性链接（24 小时内有效）：\n` +
      `Password, authenticator, recovery codes and sessions of ${wish.login} have ended, and the trail says so. ` +
      `One-time link (24 hours):\n  ${publicUrl}${rescue.link}\n`,
  );
}

await main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
