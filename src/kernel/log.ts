import type { LogLevel } from '#kernel/config.ts';

export type Slots = Record<string, unknown>;

/**
 * An event code and slots, never a sentence: sentences tempt one to paste a resident's name into them.
 * Slots are numbers, codes, paths and ids, not personal data.
 */
export type Log = {
  debug(event: string, slots?: Slots): void;
  info(event: string, slots?: Slots): void;
  warn(event: string, slots?: Slots): void;
  error(event: string, slots?: Slots): void;
};

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

type Sink = { isTTY?: boolean | undefined; write(line: string): unknown };

/**
 * A database error quotes the offending value in its message and detail ("Key (phone)=(138…) already exists"),
 * so only its code and origin are logged.
 */
function describeError(error: Error, level: LogLevel): Slots {
  const fields: Slots = { name: error.name };
  if ('code' in error) fields.code = error.code;
  const fromDatabase = 'severity' in error && 'routine' in error;
  if (fromDatabase) fields.routine = error.routine;
  else fields.message = error.message;
  if (level === 'debug') fields.stack = error.stack;
  return fields;
}

function plain(value: unknown, level: LogLevel): unknown {
  if (value instanceof Error) return describeError(value, level);
  return typeof value === 'bigint' ? value.toString() : value;
}

function readable(time: string, level: LogLevel, event: string, slots: Slots): string {
  const pairs = Object.entries(slots).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${[time.slice(11, 19), level.toUpperCase().padEnd(5), event, ...pairs].join(' ')}\n`;
}

export function createLog(level: LogLevel, sink: Sink = process.stderr): Log {
  const write =
    (at: LogLevel) =>
    (event: string, slots: Slots = {}) => {
      if (ORDER.indexOf(at) < ORDER.indexOf(level)) return;
      const safe = Object.fromEntries(
        Object.entries(slots).map(([key, value]) => [key, plain(value, level)]),
      );
      const time = new Date().toISOString();
      sink.write(
        sink.isTTY
          ? readable(time, at, event, safe)
          : `${JSON.stringify({ time, level: at, event, ...safe })}\n`,
      );
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
