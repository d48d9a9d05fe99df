import { uuidv7 } from '#kernel/uuid.ts';
import { Field, FilterChips, PhotoInput, RadioGroup, TextArea } from '#web/ui/index.ts';
import { LEAST_LETTERS } from '../../messages/answer-length.ts';
import { actionOf, type FormErrors, type Outcome } from '../desk/actions.ts';
import { usePageMessages, useVoiceMessages } from '../desk/words.ts';
import type { FieldActName } from './field-acts.ts';
import type { KeptAct } from './kept-act.ts';
import { useFieldMessages } from './words.ts';

const outcomes = [
  'fixed',
  'partly',
  'planned',
  'notPossible',
  'notOurs',
] as const satisfies readonly Outcome[];
const quick = {
  passUp: ['passUp1', 'passUp2', 'passUp3'],
  giveBack: ['giveBack1', 'giveBack2', 'giveBack3'],
  pause: ['pause1', 'pause2', 'pause3'],
  resolve: ['resolve1', 'resolve2', 'resolve3'],
} as const;
type Quick = keyof typeof quick;
const isQuick = (name: string): name is Quick => Object.hasOwn(quick, name);

export interface ActFieldsProps {
  readonly name: FieldActName;
  readonly act: KeptAct;
  readonly errors: FormErrors;
  readonly onChange: (part: Partial<KeptAct>) => void;
}

export function ActFields({ name, act, errors, onChange }: ActFieldsProps) {
  const t = useFieldMessages();
  const p = usePageMessages();
  const v = useVoiceMessages();
  const { fields, required } = actionOf(name);
  const has = (field: (typeof fields)[number]) => fields.includes(field);
  const wrong = (field: keyof FormErrors) => {
    const error = errors[field];
    return error === undefined ? {} : { error: p(`form.${error}`, { least: LEAST_LETTERS }) };
  };
  const asksReason = name === 'passUp' || name === 'giveBack' || name === 'pause';
  const asksNote = name === 'resolve' || name === 'contribute';
  return (
    <>
      {has('photos') && (
        <PhotoInput
          label={t('form.photos')}
          required={act.outcome === 'fixed' || act.outcome === 'partly'}
          camera
          max={6}
          value={act.photos.map(({ file }) => file)}
          onChange={(files) =>
            onChange({
              photos: files.map(
                (file) => act.photos.find((one) => one.file === file) ?? { file, key: uuidv7(), id: null },
              ),
            })
          }
          {...(name === 'resolve' && { hint: t('form.photosHint') })}
          {...wrong('photos')}
        />
      )}
      {has('outcome') && (
        <RadioGroup
          label={t('form.outcome')}
          required
          value={act.outcome}
          options={outcomes.map((outcome) => ({ value: outcome, label: v(`outcome.${outcome}`) }))}
          onChange={(outcome) => onChange({ outcome })}
          {...wrong('outcome')}
        />
      )}
      {asksReason && (
        <Field
          label={t(`form.reason.${name}`)}
          hint={t(`form.reasonHint.${name}`)}
          required
          {...wrong('reason')}
        >
          <TextArea value={act.reason} onChange={(reason) => onChange({ reason })} max={500} rows={3} />
        </Field>
      )}
      {asksNote && (
        <Field
          label={t(`form.note.${name}`)}
          {...(name === 'resolve' && { hint: t('form.noteHint', { least: LEAST_LETTERS }) })}
          required={required.includes('note')}
          {...wrong('note')}
        >
          <TextArea value={act.note} onChange={(note) => onChange({ note })} max={2000} rows={4} />
        </Field>
      )}
      {isQuick(name) && (
        <div className="grid gap-2">
          <p className="text-sm text-ink-soft">{t('form.quick')}</p>
          <QuickWords
            name={name}
            onPick={(words) => {
              const field = name === 'resolve' ? 'note' : 'reason';
              const before = act[field].trim();
              onChange({
                [field]: before === '' ? words : `${before}${/[。；，]$/.test(before) ? '' : '；'}${words}`,
              });
            }}
          />
        </div>
      )}
    </>
  );
}

/** Typing costs the most in the field: the usual sentences are one touch away, and can be changed afterwards. */
function QuickWords({ name, onPick }: { name: Quick; onPick: (words: string) => void }) {
  const t = useFieldMessages();
  const chips = quick[name].map((key) => ({ key, label: t(`form.quickWords.${key}`) }));
  return (
    <FilterChips
      label={t('form.quick')}
      chips={chips}
      value={[]}
      onChange={([key]) => {
        const chip = chips.find((one) => one.key === key);
        if (chip) onPick(chip.label);
      }}
    />
  );
}
