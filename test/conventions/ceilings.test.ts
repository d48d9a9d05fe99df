import { describe, expect, it } from 'vitest';
import { ceilingOf, checkCeilings, countLines } from '../../tools/checks/ceilings.ts';
import { smallTree } from './support/small-tree.ts';

describe('file ceilings', () => {
  it.each([
    ['src/modules/voice/module.ts', 40],
    ['src/modules/voice/record.ts', 80],
    ['src/modules/voice/flow.ts', 80],
    ['src/modules/voice/policy.ts', 60],
    ['src/modules/voice/problems.ts', 30],
    ['src/modules/voice/contract.ts', 150],
    ['src/modules/voice/routes.ts', 60],
    ['src/modules/voice/index.ts', 15],
    ['src/modules/voice/queries.ts', 200],
    ['src/modules/voice/report-voice.ts', 250],
    ['src/modules/voice/web/VoicePage.tsx', 200],
    ['src/web/ui/Table.tsx', 200],
    ['src/engines/casework/record.ts', 250],
    ['src/kernel/contract.ts', 300],
    ['src/kernel/policy.ts', 250],
    ['src/kernel/policy.test.ts', 400],
    ['src/web/ui/tokens.css', undefined],
  ])('%s stops at %s', (path, lines) => {
    expect(ceilingOf(path)).toBe(lines);
  });

  it('count lines as an editor does', () => {
    expect([countLines(''), countLines('a'), countLines('a\n'), countLines('a\nb')]).toEqual([0, 1, 1, 2]);
  });

  it('notice one line too many', () => {
    const lines = (count: number) => 'x;\n'.repeat(count);
    const tree = smallTree({
      'src/modules/voice/module.ts': lines(41),
      'src/modules/voice/policy.ts': lines(60),
    });
    expect(checkCeilings(tree)).toEqual({
      checked: 2,
      problems: ['src/modules/voice/module.ts: 41 lines, the ceiling is 40'],
    });
  });

  it('hold in our tree', () => {
    const { checked, problems } = checkCeilings();
    expect(checked).toBeGreaterThan(20);
    expect(problems).toEqual([]);
  });
});
