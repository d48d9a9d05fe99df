// Pictures of pages, with LIREN_SCREENS=1: those of the Chinese pages in docs/screens, small enough to live in the
// repository, the others in a temporary folder.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { repositoryRoot } from '#kernel/config.ts';

const kept = join(repositoryRoot, 'docs/screens');
const passing = join(tmpdir(), 'liren-e2e-screens');

/** `keep`: one of those for the repository. */
export async function screenshot(page: Page, name: string, { keep = false } = {}): Promise<void> {
  if (process.env.LIREN_SCREENS !== '1') return;
  if (!keep) {
    mkdirSync(passing, { recursive: true });
    await page.screenshot({ path: join(passing, `${name}.jpg`), type: 'jpeg', quality: 60 });
    return;
  }
  mkdirSync(kept, { recursive: true });
  await sharp(await page.screenshot())
    .webp({ quality: 78, effort: 6 })
    .toFile(join(kept, `${name}.webp`));
}
