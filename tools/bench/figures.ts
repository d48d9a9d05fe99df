// What a run found: each figure with the raw figure beside it, the bar, and whether it was met.
export interface Figure {
  readonly part: string;
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  /** The same work without the product, measured in the same run. */
  readonly raw?: { readonly value: number; readonly unit: string; readonly what: string };
  readonly ratio?: number;
  /** `least` and `most` are promises of the product; without a bar a figure is only told. */
  readonly bar?: { readonly least: number } | { readonly most: number };
  /** What the bar is held against: the ratio, or the value itself. */
  readonly judged?: 'ratio' | 'value';
  readonly note?: string;
}

export function isMet({ bar, judged, value, ratio }: Figure): boolean | undefined {
  if (!bar) return undefined;
  const held = judged === 'ratio' ? ratio : value;
  if (held === undefined || held === null) return false;
  return 'least' in bar ? held >= bar.least : held <= bar.most;
}

export function round(value: number, digits = 1): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

function barText({ bar, judged, unit }: Figure): string {
  if (!bar) return '';
  const of = judged === 'ratio' ? '' : ` ${unit}`;
  return 'least' in bar ? `≥ ${bar.least}${of}` : `≤ ${bar.most}${of}`;
}

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const met = isMet(figure);
    return [
      `${figure.part}: ${figure.name}`,
      figure.value === null ? '–' : `${round(figure.value, 2)} ${figure.unit}`,
      figure.raw ? `${round(figure.raw.value, 2)} ${figure.raw.unit} (${figure.raw.what})` : '',
      figure.ratio === undefined ? '' : figure.ratio.toFixed(2),
      barText(figure),
      met === undefined ? '' : met ? 'ok' : 'MISS',
    ];
  });
  const all = [['figure', 'measured', 'raw beside it', 'ratio', 'bar', ''], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);
