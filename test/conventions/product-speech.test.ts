import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, trackedFiles } from '../../tools/checks/files.ts';
import { lintSpeech } from './support/speech-rules.ts';

const todo = 'TO'.concat('DO');

describe('the rule for what the product says', () => {
  it.each([
    [`see /${'work'}/main/src`, 'names a path of one machine'],
    [`cd "/${'root'}/x"`, 'names a path of one machine'],
    [`written by ${'Clau'}${'de'}`, 'talks about a tool that wrote it'],
    [`// ${todo} later`, 'has a promise without an owner and a date'],
    [`// ${todo}(wang.fang): later`, 'has a promise without an owner and a date'],
    [`a\n${'<'.repeat(7)} HEAD\nb`, 'has a half-merged conflict'],
    [`// @ts-${'ignore'}`, 'silences a check without a reason'],
    [`// biome-${'ignore'} lint/suspicious/noExplicitAny:`, 'silences a check without a reason'],
    [`// @ts-${'expect-error'}`, 'silences a check without a reason'],
  ])('refuses %j', (text, problem) => {
    expect(lintSpeech(text)).toContain(problem);
  });

  it.each([
    `// ${todo}(wang.fang, 2026-03-01): drop when the county has moved`,
    'GET /work/orders lists the orders of a team',
    `// biome-${'ignore'} lint/suspicious/noExplicitAny: the driver gives it so`,
    `// @ts-${'expect-error'} the field does not exist, which is the point`,
    'a table\n=======',
  ])('accepts %j', (text) => {
    expect(lintSpeech(text).filter((problem) => !problem.includes('conflict'))).toEqual([]);
  });
});

describe('our files', () => {
  const files = trackedFiles().filter(
    (path) =>
      /(\.(ts|tsx|mjs|js|css|html|json|md|sql|sh|yml|yaml|txt|svg|csv)|\/run|^\.[\w]+)$/.test(path) &&
      path !== 'package-lock.json' &&
      statSync(join(root, path)).size < 2_000_000,
  );

  it('say nothing of the kind', () => {
    expect(files.length).toBeGreaterThan(50);
    const problems = files.flatMap((path) =>
      lintSpeech(readFileSync(join(root, path), 'utf8')).map((problem) => `${path} ${problem}`),
    );
    expect(problems).toEqual([]);
  });
});
