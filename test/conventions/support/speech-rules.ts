/** What no file of the product says. Written in pieces, so that this file does not say it either. */

const rules: readonly [name: string, pattern: RegExp][] = [
  [
    'names a path of one machine',
    new RegExp(`(^|[\\s"'\`(=:])/(${['work', '(main|shared|\\.)'].join('/')}|root/|Users/|tmp/bash_)`),
  ],
  [
    'talks about a tool that wrote it',
    new RegExp(
      `\\b(${['Clau' + 'de', 'Chat' + 'GPT', 'Cop' + 'ilot', 'sub-?' + 'agent', 'language ' + 'model'].join('|')})\\b`,
      'i',
    ),
  ],
  ['talks about a tool that wrote it', new RegExp(`\\b${'as an ' + 'AI'}\\b|\\b${'Co-Authored' + '-By'}\\b`)],
  ['has a half-merged conflict', /^(<{7}|>{7}) |^={7}$/m],
  ['has filler text', new RegExp(`${'lorem ' + 'ipsum'}`, 'i')],
];

/** A promise needs somebody and a day: `TODO(wang.fang, 2026-03-01): …`. */
const promise = new RegExp(
  `\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK', 'X' + 'XX'].join('|')})\\b(?!\\([^,()]+, \\d{4}-\\d{2}-\\d{2}\\): \\S)`,
);
/** A rule switched off without saying why helps nobody. */
const silenced = new RegExp(
  [
    String.raw`${'biome-' + 'ignore'}(?:-all|-start)?\s+[\w/]+(?!.*:\s*\S.{3})`,
    `@ts-${'ig' + 'nore'}`,
    `@ts-${'no' + 'check'}`,
    String.raw`@ts-${'expect-' + 'error'}(?!.*\w{3})`,
  ].join('|'),
);

export function lintSpeech(text: string): string[] {
  const problems = rules.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  if (promise.test(text)) problems.push('has a promise without an owner and a date');
  if (silenced.test(text)) problems.push('silences a check without a reason');
  return [...new Set(problems)];
}
