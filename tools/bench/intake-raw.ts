// Child process: the same rows by SQL alone. Statements and values are the product's own, with fresh identities; each is
// a named prepared statement; scope and row security are the product's. What only reads is left out: the raw figure is
// what the writing costs, not what finding out costs.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from '#kernel/uuid.ts';
import { captureIntake } from './capture.ts';
import type { Statement } from './listen.ts';
import { answerWindows } from './windows.ts';

const { home, ownerUrl, connections } = JSON.parse(process.argv[2] ?? '{}') as {
  home: string;
  ownerUrl: string;
  connections: number;
};
const CAPTURED = 200;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const HASH = /^[0-9a-f]{64}$/;

const { appUrl, transactions } = await captureIntake(home, ownerUrl, CAPTURED);
const writes = transactions.map(({ number, scope, statements }) => ({
  number,
  opening: `begin; ${scope}`,
  statements: statements.filter(({ text }) => /\binsert into\b/i.test(text)),
}));
const tables = new Set(
  writes[0]?.statements.flatMap(({ text }) =>
    [...text.matchAll(/insert into "?(\w+)/gi)].map((match) => match[1]),
  ),
);
for (const table of [
  'case_file',
  'case_number',
  'case_step',
  'case_task',
  'voice',
  'audit_event',
  'outbox',
  'replay',
]) {
  if (!tables.has(table)) throw new Error(`the captured transaction does not write ${table}`);
}

const names = new Map<string, string>();
function nameOf(text: string): string {
  const name = names.get(text) ?? `raw${names.size}`;
  names.set(text, name);
  return name;
}

let serial = 0;
const base = Date.now() % 1_000_000;
/** The same values with identities nobody has used. */
function fresh(
  { text, values }: Statement,
  number: string,
  newNumber: string,
  ids: Map<string, string>,
): pg.QueryConfig {
  const renew = (id: string) => {
    const known = ids.get(id) ?? uuidv7();
    ids.set(id, known);
    return known;
  };
  const renewed = values.map((value) => {
    if (typeof value !== 'string') return value;
    if (value === number) return newNumber;
    if (HASH.test(value)) return randomBytes(32).toString('hex');
    return value.replaceAll(UUID, renew);
  });
  return { name: nameOf(text), text, values: renewed };
}

answerWindows(connections, async () => {
  const client = new pg.Client({ connectionString: appUrl, options: '-c search_path=liren' });
  await client.connect();
  return {
    act: async () => {
      serial += 1;
      const template = writes[serial % writes.length];
      if (!template) throw new Error('nothing was captured');
      const ids = new Map<string, string>();
      const number = `9${String(base).padStart(6, '0')}${String(serial).padStart(6, '0')}`;
      await client.query(template.opening);
      try {
        for (const statement of template.statements)
          await client.query(fresh(statement, template.number, number, ids));
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
      await client.query('commit');
    },
    close: () => client.end(),
  };
});
