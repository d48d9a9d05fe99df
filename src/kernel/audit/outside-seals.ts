// Copies of the seals outside the database, one JSON line each, in a file that only grows. Whoever rewrites the
// database must also rewrite every copy: carry this file elsewhere.
import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { systemActor } from '../context.ts';
import type { Database } from '../database/database.ts';
import { errorCode } from '../operator-error.ts';
import { auditSeals } from './rows.ts';
import { type Seal, sealHash } from './seal-record.ts';

const sealLine: z.ZodType<Seal> = z.object({
  no: z.int(),
  txid_from: z.int(),
  txid_to: z.int(),
  count: z.int(),
  root: z.string(),
  previous: z.string(),
  at: z.string(),
  key_id: z.string(),
  signature: z.string(),
});

export function outsideSealsPath(home: string): string {
  return join(home, 'seals', 'seals.jsonl');
}

/** On disk when it resolves. */
export async function appendOutsideSeals(path: string, seals: readonly Seal[]): Promise<void> {
  if (seals.length === 0) return;
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a', 0o600);
  try {
    // The line break before parts us from a line that a crash cut short.
    await file.appendFile(`\n${seals.map((seal) => JSON.stringify(seal)).join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The seals in the file from byte `start` on; null stands for a line that is none. A missing file has no lines. */
export async function* readOutsideSeals(path: string, start = 0): AsyncGenerator<Seal | null> {
  try {
    await stat(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const lines = createInterface({
    input: createReadStream(path, { start, encoding: 'utf8' }),
    crlfDelay: Infinity,
  });
  for await (const line of lines) if (line.trim() !== '') yield parsedSeal(line);
}

function parsedSeal(line: string): Seal | null {
  try {
    return sealLine.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

// About a thousand seals: a start must not read years of them. verify-audit reads them all.
const TAIL_BYTES = 512 * 1024;

/**
 * Appends what the database has and the end of the file lacks: a server died between commit and copy, or another
 * server made the seal. Never changes a line. `contradicted` are seals in the file that the database no longer has, or
 * has otherwise: the database was changed or restored, and an operator must look.
 */
export async function reconcileOutsideSeals(
  database: Database,
  path: string,
): Promise<{ added: number; contradicted: number[] }> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  const kept = new Map<number, string>();
  for await (const seal of readOutsideSeals(path, Math.max(0, size - TAIL_BYTES))) {
    if (seal) kept.set(seal.no, sealHash(seal));
  }
  const first = Math.min(...kept.keys());
  const missing: Seal[] = [];
  const confirmed = new Set<number>();
  await database.transaction(systemActor().scope, async (db) => {
    for await (const seal of auditSeals(db, Number.isFinite(first) ? first - 1 : 0)) {
      const known = kept.get(seal.no);
      if (known === undefined) missing.push(seal);
      else if (known === sealHash(seal)) confirmed.add(seal.no);
    }
  });
  await appendOutsideSeals(path, missing);
  return { added: missing.length, contradicted: [...kept.keys()].filter((no) => !confirmed.has(no)) };
}
