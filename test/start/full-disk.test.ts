// A disk that fills up while people speak, and has room again. On a file system of its own, which only root may mount.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { personWith } from '../support/people.ts';
import { FIRST_COMMUNITY, foreignCity } from './support/foreign-city.ts';
import {
  killDatabase,
  leftBehind,
  newHome,
  removeHome,
  startProduct,
  timetableStands,
  until,
} from './support/operator.ts';

const MB = 1024 * 1024;
const ROOM_MB = 560;
let home: string;

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { encoding: 'utf8' }).status === 0;
const resize = (bytes: number) => run('mount', '-o', `remount,size=${Math.ceil(bytes)}`, home);
/** Nothing is written to fill it: the disk itself shrinks to what it holds. */
async function fill(leaving: number): Promise<boolean> {
  const { blocks, bfree, bsize } = await statfs(home);
  return resize((blocks - bfree) * bsize + leaving);
}

let mounted = false;
beforeAll(async () => {
  home = await newHome();
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  mounted = asRoot && run('mount', '-t', 'tmpfs', '-o', `size=${ROOM_MB}m,mode=711`, 'liren-start', home);
});
afterAll(async () => {
  await killDatabase(home);
  // Lazily: the kernel may still be closing the files of what was killed.
  if (mounted) run('umount', '-l', home);
  await removeHome(home);
});

/** The status of the answer to somebody who reports. */
async function speak(port: number, text: string): Promise<number> {
  const everybodyFromElsewhere = { 'x-forwarded-for': `10.1.${Math.floor(Math.random() * 250)}.7` };
  const { voice } = personWith(fetch, everybodyFromElsewhere, `http://127.0.0.1:${port}`);
  const place = { code: FIRST_COMMUNITY + 1, address: '' };
  return voice.report({ body: { id: uuidv7(), category: '0201', text, place } }).then(
    () => 201,
    (error: unknown) => (error instanceof Problem ? error.status : Promise.reject(error)),
  );
}

describe('an operator whose disk is full', () => {
  it('cannot start, and reads how much room is needed', async ({ skip }) => {
    if (!mounted) skip('mounting a file system needs root');
    await fill(20 * MB);
    const product = await startProduct({ home, env: { LIREN_DEMO: '0' } });
    expect(await product.ended()).toBe(1);
    expect(product.said()).toMatch(/Not enough disk space.*has \d+ MB left/);
    expect(await leftBehind(home)).toEqual([]);
  });

  it('goes on after there is room again: people were refused, never answered falsely', async ({ skip }) => {
    if (!mounted) skip('mounting a file system needs root');
    resize(ROOM_MB * MB);
    const product = await startProduct({ home, env: { LIREN_DIVISIONS: await foreignCity(home) } });
    await product.ready();
    // A start that cannot be completed ends, and this one is not complete before its timetable stands.
    await until(() => timetableStands(home));
    expect(await speak(product.port, '路灯不亮')).toBe(201);

    const answers: number[] = [];
    await until(async () => {
      // Again and again: a checkpoint gives back what it no longer needs.
      await fill(0);
      answers.push(await speak(product.port, `路灯不亮 ${randomBytes(600).toString('base64')}`));
      return answers.filter((status) => status >= 500).length === 3;
    });
    // 507: the disk is full; 503: the database is away because of it. Anything else would be a lie or a crash.
    expect(answers.filter((status) => ![201, 503, 507].includes(status))).toEqual([]);

    resize(ROOM_MB * MB);
    await until(async () => {
      await sleep(200);
      return (await speak(product.port, '路灯还是不亮')) === 201;
    });
    product.press('SIGINT');
    expect(await product.ended()).toBe(0);
    expect(await leftBehind(home)).toEqual([]);
  });
});
