import { DateField, Field, FilterChips, PhotoInput, RadioGroup, TextArea } from '#web/ui/index.ts';
import { LEAST_LETTERS } from '../../contract/answer-length.ts';
import { type FormErrors, LONGEST_PAUSE_DAYS } from '../desk/action-errors.ts';
import { actionOf, dayText, outcomes, typedDay } from '../desk/actions.ts';
import { usePageMessages, useVoiceMessages } from '../desk/words.ts';
import type { FieldActName } from './field-acts.ts';
import { type KeptAct, keptPhotos } from './kept-act.ts';
import { useFieldMessages } from './words.ts';

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
          {...(name === 'resolve' && act.outcome === '' && { need: p('form.photosNeed') })}
          camera
          max={6}
          value={act.photos.map(({ file }) => file)}
          onChange={(files) => onChange({ photos: keptPhotos(act.photos, files) })}
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
          hint={p(`form.reasonHint.${name}`)}
          required
          {...wrong('reason')}
        >
          <TextArea value={act.reason} onChange={(reason) => onChange({ reason })} max={500} rows={3} />
        </Field>
      )}
      {has('until') && (
        <DateField
          label={p('form.until')}
          hint={p('form.untilHint', { days: LONGEST_PAUSE_DAYS })}
          required
          value={typedDay(act.until)}
          onChange={(until) => onChange({ until: dayText(until) })}
          {...wrong('until')}
        />
      )}
      {asksNote && (
        <Field
          label={t(`form.note.${name}`)}
          hint={p(`form.noteHint.${name}`, { least: LEAST_LETTERS })}
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
