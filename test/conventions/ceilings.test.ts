import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ceilingOf, checkCeilings, countLines } from '../../tools/checks/ceilings.ts';

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
    const base = mkdtempSync(join(tmpdir(), 'liren-ceilings-'));
    const write = (path: string, lines: number) => {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), 'x;\n'.repeat(lines));
    };
    write('src/modules/voice/module.ts', 41);
    write('src/modules/voice/policy.ts', 60);
    try {
      expect(checkCeilings(base)).toEqual({
        checked: 2,
        problems: ['src/modules/voice/module.ts: 41 lines, the ceiling is 40'],
      });
    } finally {
      rmSync(base, { recursive: true });
    }
  });

  it('hold in our tree', () => {
    const { checked, problems } = checkCeilings();
    expect(checked).toBeGreaterThan(20);
    expect(problems).toEqual([]);
  });
});
