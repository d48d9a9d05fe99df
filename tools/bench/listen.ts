// Listens to every statement that leaves this process for a database, whoever sends it.
import pg from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Heard = (statement: Statement) => void;
type Query = (config: unknown, values?: unknown, callback?: unknown) => unknown;

/** Answers how to stop listening. */
export function listen(heard: Heard): () => void {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function (this: unknown, config, values, callback) {
    if (typeof config === 'string') heard({ text: config, values: Array.isArray(values) ? values : [] });
    else if (typeof config === 'object' && config !== null && 'text' in config) {
      const given = 'values' in config && Array.isArray(config.values) ? config.values : [];
      heard({ text: String(config.text), values: [...given] });
    }
    return original.call(this, config, values, callback);
  };
  return () => {
    prototype.query = original;
  };
}
