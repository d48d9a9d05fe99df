import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { suggestionFile, suggestionTable } from '../../tools/suggestion-table.ts';

it('somebody who reads how often a suggested category is right reads what the code measures today', () => {
  const now = suggestionTable();
  expect(now).toContain('| right class first |');
  expect(readFileSync(suggestionFile, 'utf8')).toBe(now);
});
