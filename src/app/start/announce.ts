import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FIRST_ADMIN, ROLES } from '#modules/account/index.ts';
import { en } from '#modules/account/messages/en.ts';
import { zhCN } from '#modules/account/messages/zh-CN.ts';

const FACES = [
  ['/', '居民服务', 'portal for residents'],
  ['/field', '网格员', 'field, for grid officers on a phone'],
  ['/desk', '工作台', 'desk, for staff'],
  ['/wall', '运行总览', 'wall, figures of a territory'],
  ['/api-docs', '接口文档', 'API reader'],
] as const;

const accountSchema = z.object({
  role: z.enum(ROLES),
  name: z.string().optional(),
  login: z.string(),
  password: z.string(),
});
const accountsSchema = z.union([
  z.array(accountSchema),
  z.object({ accounts: z.array(accountSchema) }).transform((file) => file.accounts),
]);
type Account = z.infer<typeof accountSchema>;

export const demoAccountsFile = (home: string) => path.join(home, 'demo-accounts.json');

/** One sign-in per role. A missing file means there is no demo; a strange one is mentioned, not fatal. */
async function demoAccounts(home: string): Promise<Account[] | undefined> {
  try {
    const all = accountsSchema.parse(JSON.parse(await readFile(demoAccountsFile(home), 'utf8')));
    return [...new Map([...all].reverse().map((account) => [account.role, account])).values()].reverse();
  } catch {
    return undefined;
  }
}

/** Chinese characters take two columns in a terminal. */
function pad(text: string, columns: number): string {
  const width = [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, columns - width));
}

/** What the operator needs to know, and nothing that scrolls it away. */
export async function announcement(options: {
  url: string;
  home: string;
  demo: boolean;
  seconds: number;
}): Promise<string> {
  const base = options.url.replace(/\/$/, '');
  const lines = [
    '',
    `里仁已启动（${options.seconds.toFixed(1)} 秒）。`,
    `Liren is running (${options.seconds.toFixed(1)} s).`,
    '',
  ];
  for (const [face, zh, en] of FACES) lines.push(`  ${pad(base + face, 34)}${pad(zh, 14)}${en}`);
  const accounts = options.demo ? await demoAccounts(options.home) : undefined;
  if (accounts && accounts.length > 0) {
    lines.push(
      '',
      '演示账号（仅供演示，勿用于真实数据）：',
      'Demo sign-ins (for demonstration only, never with real data):',
    );
    for (const { role, login, password } of accounts)
      lines.push(`  ${pad(zhCN.role[role], 24)}${pad(login, 16)}${pad(password, 20)}${en.role[role]}`);
    lines.push(`  → ${demoAccountsFile(options.home)}`);
    lines.push('', `登录第二步的动态口令 · one-time codes for the second step: ${base}/outbox`);
  } else if (options.demo) {
    lines.push(
      '',
      `没有找到演示账号：${demoAccountsFile(options.home)}`,
      'No demo sign-ins were found there.',
    );
  }
  const firstAdmin = await readFile(path.join(options.home, 'first-admin.txt'), 'utf8').catch(() => '');
  if (firstAdmin) {
    lines.push(
      '',
      `还没有人能登录。请用一次性链接建立首位安全管理员，账号名 ${FIRST_ADMIN}（24 小时内有效）：`,
    );
    lines.push(
      `Nobody can sign in yet. This one-time link (24 hours) makes the first security administrator, login ${FIRST_ADMIN}:`,
    );
    lines.push(`  ${firstAdmin.trim()}`);
  }
  return [...lines, '', '按 Ctrl-C 停止。', 'Press Ctrl-C to stop.', ''].join('\n');
}
