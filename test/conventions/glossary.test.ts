import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { glossary, glossaryFile } from '../../tools/glossary.ts';

it('somebody who looks a word up finds it as the pages say it; npm run glossary writes it anew', async () => {
  const now = await glossary();
  expect(now).toContain('| 网格 | Cell | `level.grid` |');
  expect(readFileSync(glossaryFile, 'utf8')).toBe(now);
});
