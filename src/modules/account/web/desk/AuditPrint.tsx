// What stands over a printed list: the question in words, how much of the answer is on the paper, and when.
import { findSentence } from '#kernel/messages.ts';
import { useDateFormat } from '#web/ui/index.ts';
import { type AuditQuestion, queryOf } from './audit-question.ts';
import { momentWords, type TrailActs, useAuditMessages } from './audit-words.ts';

export interface PrintedQuestionProps {
  readonly question: AuditQuestion;
  readonly acts: TrailActs;
  readonly rows: number;
  readonly hasMore: boolean;
}

export function PrintedQuestion({ question, acts, rows, hasMore }: PrintedQuestionProps) {
  const t = useAuditMessages();
  const format = useDateFormat();
  const { from, to, action, subject } = queryOf(question);
  const parts: readonly (readonly [label: string, value: string | undefined])[] = [
    [t('who'), question.who?.name],
    [t('action'), action === undefined ? undefined : (findSentence(acts, action) ?? action)],
    [t('subject'), subject],
    [t('place'), question.within?.name],
    [t('from'), from && momentWords(from, format)],
    [t('to'), to && momentWords(to, format)],
  ];
  const said = parts.flatMap(([label, value]) => (value ? [t('is', { label, value })] : []));
  const slots = {
    question: said.length === 0 ? t('everything') : said.join(t('join')),
    n: rows,
    time: format(new Date().toISOString(), 'exact'),
  };
  return <p className="mb-2 hidden print:block">{hasMore ? t('printedMore', slots) : t('printed', slots)}</p>;
}
