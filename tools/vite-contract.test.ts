import { expect, it } from 'vitest';
import { stripContract } from './vite-contract.ts';

it('keeps addresses and drops schemas and everything else', () => {
  const code = stripContract({
    voiceApi: { report: { method: 'POST', path: '/api/voices', form: 'bytes', body: { parse: () => 1 } } },
    Draft: { parse: () => 1 },
    limit: 20,
  });
  expect(code).toBe(
    'export const voiceApi = {"report":{"method":"POST","path":"/api/voices","form":"bytes"}};\n',
  );
});
