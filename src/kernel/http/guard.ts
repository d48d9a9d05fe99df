// Reads a JSON body before any schema sees it: refuses what would hurt the parser, the database or the reader.
import { kernelProblems } from '../problem.ts';

const MAX_DEPTH = 32;
const MAX_NODES = 20_000;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Parses a body. Refuses invalid UTF-8, depth, node count, NUL, lone surrogates, duplicate keys and prototype keys. */
export function parseJson(body: Uint8Array): unknown {
  let text: string;
  try {
    text = decoder.decode(body);
  } catch {
    throw kernelProblems.malformed({ reason: 'utf8' });
  }
  scan(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw kernelProblems.malformed({ reason: 'json' });
  }
  check(value);
  return value;
}

/** One pass over the text: depth, size and repeated keys, before JSON.parse builds anything. */
function scan(text: string): void {
  let nodes = 0;
  const open: (Set<string> | null)[] = [];
  let keyNext = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) {
      const end = stringEnd(text, i);
      const keys = open.at(-1);
      if (keyNext && keys) {
        const key = keyIn(text.slice(i, end + 1));
        if (keys.has(key)) throw kernelProblems.malformed({ reason: 'duplicateKey' });
        keys.add(key);
        keyNext = false;
      }
      i = end;
    } else if (c === 123 || c === 91) {
      open.push(c === 123 ? new Set() : null);
      keyNext = c === 123;
      nodes++;
      if (open.length > MAX_DEPTH) throw kernelProblems.malformed({ reason: 'depth', limit: MAX_DEPTH });
    } else if (c === 125 || c === 93) {
      open.pop();
      keyNext = false;
    } else if (c === 44) {
      keyNext = open.at(-1) instanceof Set;
      nodes++;
    }
    if (nodes > MAX_NODES) throw kernelProblems.malformed({ reason: 'size', limit: MAX_NODES });
  }
}

/** `"\u0061"` and `"a"` are one key. */
function keyIn(quoted: string): string {
  if (!quoted.includes('\\')) return quoted;
  try {
    return JSON.stringify(JSON.parse(quoted));
  } catch {
    throw kernelProblems.malformed({ reason: 'json' });
  }
}

function stringEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 34) return i;
  }
  throw kernelProblems.malformed({ reason: 'json' });
}

/** NUL cannot be stored; a lone surrogate would be stored as something else than what was sent. */
export function isCleanText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function check(value: unknown): void {
  if (typeof value === 'string') {
    if (!isCleanText(value)) throw kernelProblems.malformed({ reason: 'text' });
  } else if (Array.isArray(value)) {
    for (const item of value) check(item);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
        throw kernelProblems.malformed({ reason: 'prototype' });
      }
      if (!isCleanText(key)) throw kernelProblems.malformed({ reason: 'text' });
      check(item);
    }
  }
}
