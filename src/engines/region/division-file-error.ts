import { translator } from '#kernel/messages.ts';
import { OperatorError } from '#kernel/operator-error.ts';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';

/** `reason` is a key below `mistake` in the messages, so that an upload page can say it too. */
export interface Mistake {
  readonly file: string;
  /** The line of the file; its header is line 1. */
  readonly row: number;
  readonly field: string;
  readonly reason: string;
}

const SHOWN = 20;

/** The person who put the files there reads this, so it says everything, Chinese first. */
export class DivisionFileError extends OperatorError {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(told(zhCN, mistakes), told(en, mistakes));
    this.name = 'DivisionFileError';
    this.mistakes = mistakes;
  }
}

function told(words: typeof zhCN | typeof en, mistakes: readonly Mistake[]): string {
  const t = translator<typeof zhCN>(words);
  const reasons: Readonly<Record<string, string>> = words.mistake;
  const lines = mistakes
    .slice(0, SHOWN)
    .map(
      ({ file, row, field, reason }) =>
        `  ${t('file.mistake', { file, row, field, reason: reasons[reason] ?? reason })}`,
    );
  return [t('file.refused', { n: mistakes.length }), ...lines].join('\n');
}
