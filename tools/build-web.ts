// `npm run build`: all builds, compressed beside the originals, and the weight of each face printed.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { faceConfig, outDir } from '../vite.config.ts';

// LIREN_GALLERY=1 adds the page of all components; =preact builds it as the phones would run it.
const gallery = process.env.LIREN_GALLERY;
const phone = gallery === 'preact' ? ['portal', 'field', 'gallery'] : ['portal', 'field'];
const screen = ['desk', 'wall', 'api-docs', ...(gallery === '1' ? ['gallery'] : [])];

rmSync(outDir, { recursive: true, force: true });
// Each phone face by itself, so that it comes as one script: on a slow line a connection more is what one waits for.
for (const face of phone) await build(faceConfig('preact', [face]));
await build(faceConfig('react', screen));

interface Weight {
  readonly gz: number;
  readonly br: number;
}
const weights = new Map<string, Weight>();

for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue;
  const file = join(entry.parentPath, entry.name);
  const bytes = readFileSync(file);
  const gz = gzipSync(bytes, { level: 9 });
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  writeFileSync(`${file}.gz`, gz);
  writeFileSync(`${file}.br`, br);
  weights.set(`/${file.slice(outDir.length)}`, { gz: gz.length, br: br.length });
}

/** What a first visit downloads before anything is drawn: the page and what it names. */
function firstLoad(face: string): Weight & { readonly files: number } {
  const page = `/${face}/index.html`;
  const html = readFileSync(outDir + page.slice(1), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
    (match) => match[1] ?? '',
  );
  const files = [page, ...new Set(named)];
  const sum = (kind: keyof Weight) =>
    files.reduce((total, file) => total + (weights.get(file)?.[kind] ?? 0), 0);
  return { gz: sum('gz'), br: sum('br'), files: files.length };
}

const kB = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`.padStart(9);
for (const face of [...phone, ...screen]) {
  const { gz, br, files } = firstLoad(face);
  process.stdout.write(`${face.padEnd(12)} gz ${kB(gz)}   br ${kB(br)}   ${files} files\n`);
}
