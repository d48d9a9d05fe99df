// Pages import a module's contract.ts for its types and its addresses. The schemas in it belong to the
// server: here the file is run once in Node and the browser gets only method, path and form of each endpoint.

import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const contractFile = /\/src\/(modules|engines)\/[^/]+\/contract\.ts$/;

type Address = Record<'method' | 'path', string> & { form?: string };

function addressOf(value: unknown): Address | undefined {
  if (typeof value !== 'object' || value === null || !('method' in value) || !('path' in value))
    return undefined;
  const { method, path } = value;
  if (typeof method !== 'string' || typeof path !== 'string') return undefined;
  return 'form' in value && typeof value.form === 'string'
    ? { method, path, form: value.form }
    : { method, path };
}

export function stripContract(exports: Readonly<Record<string, unknown>>): string {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(exports)) {
    if (typeof value !== 'object' || value === null) continue;
    const entries = Object.entries(value).map(([key, endpoint]) => [key, addressOf(endpoint)] as const);
    if (entries.length === 0 || entries.some(([, address]) => address === undefined)) continue;
    lines.push(`export const ${name} = ${JSON.stringify(Object.fromEntries(entries))};`);
  }
  return `${lines.join('\n')}\n`;
}

export function contractPlugin(): Plugin {
  return {
    name: 'liren-contract',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0] ?? id;
      if (!contractFile.test(file.replaceAll('\\', '/'))) return null;
      // The stamp lets a dev server see an edited contract, which Node would otherwise keep in its cache.
      const url = `${pathToFileURL(file).href}?${statSync(file).mtimeMs}`;
      const exports: Record<string, unknown> = await import(url);
      const code = stripContract(exports);
      if (code.trim() === '') this.error(`${file} exports no table of endpoints`);
      return { code, map: null, moduleType: 'js' };
    },
  };
}
