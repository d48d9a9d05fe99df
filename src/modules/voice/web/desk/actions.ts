// What a desk can do with a voice: its key, what it asks, and the call it makes. One table for buttons, keys and forms.
import type { Call } from '#kernel/contract.ts';
import type { IconName } from '#web/ui/index.ts';
import type { voiceApi } from '../../contract.ts';
import { LEAST_LETTERS, lettersIn } from '../../messages/answer-length.ts';
import { type CaseAddress, type VoiceDetail, voices } from './voice-case.ts';

export interface ActionForm {
  readonly to: { readonly code: number; readonly org: string | null } | null;
  readonly reason: string;
  readonly note: string;
  readonly rule: string;
  readonly category: string;
  readonly outcome: Outcome | '';
  readonly amount: string;
  readonly unit: Unit;
  readonly files: readonly File[];
}
export type Outcome = Call<typeof voiceApi.resolve>['body']['outcome'];
export type Unit = Call<typeof voiceApi.invite>['body']['limit']['unit'];
export type FormField = 'to' | 'category' | 'reason' | 'note' | 'rule' | 'outcome' | 'limit' | 'photos';

/** Ready to be sent: checked, photos uploaded. */
export interface Sending {
  readonly params: CaseAddress;
  readonly idempotencyKey: string;
  readonly form: ActionForm;
  readonly photos: string[];
}

interface DeskAction {
  /** The letter on the button: the initial of the Chinese word, where it was still free. */
  readonly key: string;
  readonly icon: IconName;
  readonly kind?: 'primary' | 'danger';
  readonly fields: readonly FormField[];
  readonly required: readonly FormField[];
  readonly send: (sending: Sending) => Promise<VoiceDetail>;
}

const target = ({ to }: ActionForm) => to ?? { code: 0, org: null };
const limit = ({ amount, unit }: ActionForm) => ({ amount: Number(amount), unit });
const call = ({ params, idempotencyKey }: Sending) => ({ params, idempotencyKey });

export const actions = {
  accept: {
    key: 'S',
    icon: 'check',
    kind: 'primary',
    fields: ['note'],
    required: [],
    send: (s) => voices.accept({ ...call(s), body: { note: s.form.note } }),
  },
  resolve: {
    key: 'D',
    icon: 'check',
    kind: 'primary',
    fields: ['outcome', 'note', 'photos'],
    required: ['outcome', 'note'],
    send: (s) =>
      voices.resolve({
        ...call(s),
        body: { note: s.form.note, outcome: s.form.outcome || 'fixed', photos: s.photos },
      }),
  },
  contribute: {
    key: 'F',
    icon: 'edit',
    kind: 'primary',
    fields: ['note', 'photos'],
    required: ['note'],
    send: (s) => voices.contribute({ ...call(s), body: { note: s.form.note, photos: s.photos } }),
  },
  resume: {
    key: 'H',
    icon: 'clock',
    kind: 'primary',
    fields: ['note'],
    required: [],
    send: (s) => voices.resume({ ...call(s), body: { note: s.form.note } }),
  },
  assign: {
    key: 'J',
    icon: 'forward',
    fields: ['to', 'reason', 'limit'],
    required: ['to', 'reason'],
    send: (s) =>
      voices.assign({
        ...call(s),
        body: {
          to: target(s.form),
          reason: s.form.reason,
          ...(s.form.amount !== '' && { limit: limit(s.form) }),
        },
      }),
  },
  invite: {
    key: 'Y',
    icon: 'people',
    fields: ['to', 'reason', 'limit'],
    required: ['to', 'reason', 'limit'],
    send: (s) =>
      voices.invite({
        ...call(s),
        body: { to: target(s.form), reason: s.form.reason, limit: limit(s.form) },
      }),
  },
  passUp: {
    key: 'B',
    icon: 'upload',
    fields: ['reason'],
    required: ['reason'],
    send: (s) => voices.passUp({ ...call(s), body: { reason: s.form.reason } }),
  },
  giveBack: {
    key: 'T',
    icon: 'return',
    fields: ['reason'],
    required: ['reason'],
    send: (s) => voices.giveBack({ ...call(s), body: { reason: s.form.reason } }),
  },
  reclassify: {
    key: 'L',
    icon: 'list',
    fields: ['category', 'reason'],
    required: ['category', 'reason'],
    send: (s) =>
      voices.reclassify({ ...call(s), body: { category: s.form.category, reason: s.form.reason } }),
  },
  pause: {
    key: 'Z',
    icon: 'pause',
    fields: ['reason'],
    required: ['reason'],
    send: (s) => voices.pause({ ...call(s), body: { reason: s.form.reason } }),
  },
  refuse: {
    key: 'X',
    icon: 'close',
    kind: 'danger',
    fields: ['reason', 'rule'],
    required: ['reason', 'rule'],
    send: (s) => voices.refuse({ ...call(s), body: { reason: s.form.reason, rule: s.form.rule } }),
  },
} as const satisfies Record<string, DeskAction>;

export type ActionName = keyof typeof actions;
export const actionNames = [
  'accept',
  'resolve',
  'contribute',
  'resume',
  'assign',
  'invite',
  'passUp',
  'giveBack',
  'reclassify',
  'pause',
  'refuse',
] as const satisfies readonly ActionName[];

/** The same entry without its literal types, where all actions are treated alike. */
export const actionOf = (name: ActionName): DeskAction => actions[name];

export const emptyForm: ActionForm = {
  to: null,
  reason: '',
  note: '',
  rule: '',
  category: '',
  outcome: '',
  amount: '',
  unit: 'WORK_DAY',
  files: [],
};

export type FormErrors = Partial<
  Record<FormField, 'missing' | 'missingChoice' | 'amountBad' | 'photoMissing' | 'answerShort'>
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
  // 已解决、部分解决: the answer must show what was done.
  const shows = form.outcome === 'fixed' || form.outcome === 'partly';
  if (fields.includes('outcome') && shows && form.files.length === 0) errors.photos = 'photoMissing';
  if (fields.includes('limit') && (needs('limit') || form.amount !== '')) {
    const amount = Number(form.amount);
    if (!Number.isInteger(amount) || amount < 1 || amount > 90) errors.limit = 'amountBad';
  }
  return errors;
}
