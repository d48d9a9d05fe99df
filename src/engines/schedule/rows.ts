// Rows of reference data from a file or a table, checked one by one; every mistake is reported, not the first.
import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';

/** Codes, so that an editing page can say them in its own words. */
export interface DataIssue {
  readonly table: string;
  /** The line of the file (its header is line 1), or the position of the row, from 1. */
  readonly row: number;
  readonly field: string;
  readonly reason: string;
}

export class ScheduleDataError extends Error {
  readonly issues: readonly DataIssue[];

  constructor(issues: readonly DataIssue[]) {
    super(
      issues.map(({ table, row, field, reason }) => `${table} row ${row}, ${field}: ${reason}`).join('\n'),
    );
    this.name = 'ScheduleDataError';
    this.issues = issues;
  }
}

export interface Rows {
  readonly table: string;
  readonly rows: readonly { readonly row: number; readonly value: unknown }[];
}

export interface CheckedRow<Value> {
  readonly row: number;
  readonly value: Value;
}

export function tableRows(table: string, values: readonly unknown[]): Rows {
  return { table, rows: values.map((value, position) => ({ row: position + 1, value })) };
}

export function csvRows(table: string, text: string): Rows {
  try {
    const lines: number[] = [];
    const values = parse<unknown>(text, {
      bom: true,
      columns: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (record, { lines: line }) => {
        lines.push(line);
        return record;
      },
    });
    return {
      table,
      rows: values.map((value, position) => ({ row: lines[position] ?? position + 2, value })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error.lines === 'number' ? error.lines : 1;
    throw new ScheduleDataError([{ table, row, field: '*', reason: error.code }]);
  }
}

export function checkRows<Value>(
  { table, rows }: Rows,
  schema: z.ZodType<Value>,
  keyOf: (value: Value) => string,
  keyField: string,
): { readonly checked: readonly CheckedRow<Value>[]; readonly issues: readonly DataIssue[] } {
  const checked: CheckedRow<Value>[] = [];
  const issues: DataIssue[] = [];
  const seen = new Set<string>();
  for (const { row, value } of rows) {
    const result = schema.safeParse(value);
    if (!result.success) {
      for (const { path, message } of result.error.issues) {
        issues.push({ table, row, field: path.join('.') || '*', reason: message });
      }
      continue;
    }
    const key = keyOf(result.data);
    if (seen.has(key)) issues.push({ table, row, field: keyField, reason: 'duplicate' });
    seen.add(key);
    checked.push({ row, value: result.data });
  }
  return { checked, issues };
}
