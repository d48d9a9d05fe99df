// Whatever is written on a step stands on the reporter's page. Whoever writes must know that before.
import { describe, expect, it } from 'vitest';
import { en } from '../../messages/desk.en.ts';
import { zhCN } from '../../messages/desk.zh-CN.ts';
import { actionNames, actionOf } from './actions.ts';

const tables = [
  ['Chinese', zhCN.form, /反映人也会看到$/],
  ['English', en.form, /The reporter (reads it|sees them) too$/],
] as const;

describe.each(tables)('the hints of the steps, in %s', (_, form, told) => {
  it.each(actionNames)('%s says that the reporter reads it', (name) => {
    const { fields } = actionOf(name);
    const hints: Readonly<Record<string, string>> = { ...form.reasonHint, ...form.noteHint };
    if (fields.includes('reason') || fields.includes('note')) expect(hints[name]).toMatch(told);
    if (fields.includes('rule')) expect(form.ruleHint).toMatch(told);
    if (fields.includes('until')) expect(form.untilHint).toMatch(told);
  });
});
