/** Counts what ran and prints it: a table of durations and, last, one plain line for people and machines. */

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Stage extends Count {
  readonly name: string;
  readonly seconds: number;
}

export interface SlowFile {
  readonly path: string;
  readonly seconds: number;
}

export class Tally {
  readonly #stages: Stage[] = [];
  readonly #files: SlowFile[] = [];

  add(stage: Stage, files: readonly SlowFile[] = []): void {
    this.#stages.push(stage);
    this.#files.push(...files);
  }

  total(): Count {
    const sum = (key: keyof Count) => this.#stages.reduce((all, stage) => all + stage[key], 0);
    return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  }

  /** A run in which nothing ran has not succeeded. */
  succeeded(): boolean {
    const { passed, failed } = this.total();
    return failed === 0 && passed > 0;
  }

  table(): string[] {
    const width = Math.max(...this.#stages.map(({ name }) => name.length), 5);
    const row = (cells: readonly (string | number)[]) => {
      const [name, ...numbers] = cells.map(String);
      return `${(name ?? '').padEnd(width)}${numbers.map((cell) => cell.padStart(9)).join('')}`;
    };
    const slow = this.#files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 5);
    return [
      row(['stage', 'seconds', 'passed', 'failed', 'skipped']),
      ...this.#stages.map((stage) =>
        row([stage.name, stage.seconds.toFixed(1), stage.passed, stage.failed, stage.skipped]),
      ),
      ...(slow.length > 0 ? ['', 'slowest files'] : []),
      ...slow.map(({ path, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${path}`),
    ];
  }

  lastLine(): string {
    const { passed, failed, skipped } = this.total();
    return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  }
}
