import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tally } from '../../tools/test/tally.ts';
import { readReport } from '../../tools/test/vitest.ts';
import { ownTime, quickest } from '../support/time.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liren-report-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (statuses: readonly string[], status = 'passed') => ({
  name: join(folder, 'a.test.ts'),
  status,
  startTime: 0,
  endTime: 1500,
  assertionResults: statuses.map((one) => ({ status: one })),
});

function read(
  counts: readonly [passed: number, failed: number, pending: number],
  files: object[],
  code: number,
) {
  const [numPassedTests, numFailedTests, numPendingTests] = counts;
  const report = { numPassedTests, numFailedTests, numPendingTests, numTodoTests: 0, testResults: files };
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return readReport(path, code);
}

describe('the test program', () => {
  it('counts what vitest reports', () => {
    const run = read([2, 1, 1], [file(['passed', 'passed', 'failed', 'pending'], 'failed')], 1);
    expect(run).toMatchObject({ passed: 2, failed: 1, skipped: 1, trouble: undefined });
    expect(run.files[0]?.seconds).toBe(1.5);
  });

  it('does not take a run of nothing for a success', () => {
    expect(read([0, 0, 0], [], 0)).toMatchObject({ passed: 0, failed: 1, trouble: 'vitest ran no test' });
    expect(read([0, 0, 3], [file(['pending'])], 0)).toMatchObject({ failed: 1, skipped: 3 });
    expect(new Tally().succeeded()).toBe(false);
  });

  it('counts a file that could not be loaded', () => {
    expect(read([5, 0, 0], [file([], 'failed')], 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('believes the exit code when no test failed', () => {
    expect(read([5, 0, 0], [file(['passed'])], 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('notices that there is no report', () => {
    expect(readReport(join(folder, 'none.json'), 137)).toMatchObject({ passed: 0, failed: 1 });
    writeFileSync(join(folder, 'broken.json'), '{');
    expect(readReport(join(folder, 'broken.json'), 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('ends with one plain line', () => {
    const tally = new Tally();
    tally.add({ name: 'checks', seconds: 1, passed: 6, failed: 0, skipped: 0 });
    expect([tally.lastLine(), tally.succeeded()]).toEqual(['6 passed, 0 failed', true]);
    tally.add({ name: 'unit', seconds: 1, passed: 10, failed: 1, skipped: 2 });
    expect([tally.lastLine(), tally.succeeded()]).toEqual(['16 passed, 1 failed, 2 skipped', false]);
    expect(tally.table()).toHaveLength(3);
  });
});

describe('the time a test measures', () => {
  it('passes while it waits, and hardly while the machine does something else', async () => {
    expect(await ownTime(() => sleep(300))).toBeGreaterThan(100);
    const elsewhere = async () => {
      await sleep(20);
      for (const end = performance.now() + 400; performance.now() < end; );
    };
    expect(await ownTime(elsewhere)).toBeLessThan(300);
  });

  it('is that of the quickest attempt, and there is no second where the first was quick enough', async () => {
    const waits = [120, 1, 1];
    let tries = 0;
    const attempt = () => sleep(waits[tries++]);
    expect(await quickest(100, attempt)).toBeLessThan(100);
    expect(tries).toBe(2);
    expect(await quickest(0, () => sleep(5))).toBeGreaterThan(0);
  });
});
