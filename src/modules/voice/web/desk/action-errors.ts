// What the form of a step still lacks.
import { LEAST_LETTERS, lettersIn } from '../../contract/answer-length.ts';
import { type ActionForm, type ActionName, actionOf, type FormField } from './actions.ts';

export type FormErrors = Partial<
  Record<FormField, 'missing' | 'missingChoice' | 'amountBad' | 'untilBad' | 'photoMissing' | 'answerShort'>
>;

/** What the form still lacks; the server checks again. */
export function errorsOf(name: ActionName, form: ActionForm): FormErrors {
  const { fields, required } = actionOf(name);
  const errors: FormErrors = {};
  const needs = (field: FormField) => required.includes(field);
  if (needs('to') && form.to === null) errors.to = 'missingChoice';
  if (needs('category') && form.category === '') errors.category = 'missingChoice';
  if (needs('outcome') && form.outcome === '') errors.outcome = 'missingChoice';
  for (const field of ['reason', 'note', 'rule'] as const) {
    if (needs(field) && form[field].trim() === '') errors[field] = 'missing';
  }
  if (name === 'resolve' && errors.note === undefined && lettersIn(form.note) < LEAST_LETTERS)
    errors.note = 'answerShort';
  if (needs('until') && !isSoon(form.until)) errors.until = 'untilBad';
  // 已解决、部分解决: the answer must show what was done.
  const shows = form.outcome === 'fixed' || form.outcome === 'partly';
  if (fields.includes('outcome') && shows && form.files.length === 0) errors.photos = 'photoMissing';
  if (fields.includes('limit') && (needs('limit') || form.amount !== '')) {
    const amount = Number(form.amount);
    if (!Number.isInteger(amount) || amount < 1 || amount > 90) errors.limit = 'amountBad';
  }
  return errors;
}

/** Longer than this nobody waits for a part or a paper: it is answered as planned. */
export const LONGEST_PAUSE_DAYS = 92;

/** After today, and as soon as the server asks. */
function isSoon(day: string): boolean {
  const left = new Date(`${day}T00:00:00+08:00`).getTime() - Date.now();
  return left > 0 && left <= LONGEST_PAUSE_DAYS * 86_400_000;
}
