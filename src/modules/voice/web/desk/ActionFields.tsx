// The fields a step asks for, in the order they are thought of.
import { useRegionWordOf } from '#engines/region/web/words.ts';
import { Field, PhotoInput, RadioGroup, Select, TextArea, TextInput, useLocale } from '#web/ui/index.ts';
import { LEAST_LETTERS } from '../../messages/answer-length.ts';
import {
  type ActionForm,
  type ActionName,
  actionOf,
  type FormErrors,
  type FormField,
  type Outcome,
  type Unit,
} from './actions.ts';
import { type Target, useCategories } from './voice-case.ts';
import { usePageMessages, useVoiceMessages } from './words.ts';

export interface ActionFieldsProps {
  readonly name: ActionName;
  readonly form: ActionForm;
  readonly errors: FormErrors;
  readonly targets: readonly Target[];
  readonly onChange: (form: ActionForm) => void;
}

const outcomes = [
  'fixed',
  'partly',
  'planned',
  'notPossible',
  'notOurs',
] as const satisfies readonly Outcome[];
const units = ['WORK_DAY', 'WORK_HOUR', 'CALENDAR_DAY', 'HOUR'] as const satisfies readonly Unit[];
const reasonHints = ['passUp', 'assign', 'giveBack', 'invite', 'reclassify', 'pause', 'refuse'] as const;
const noteHints = ['accept', 'resume', 'contribute', 'resolve'] as const;
const keyOf = (target: { code: number; org: string | null }) => `${target.code} ${target.org ?? ''}`;

export function ActionFields({ name, form, errors, targets, onChange }: ActionFieldsProps) {
  const t = usePageMessages();
  const v = useVoiceMessages();
  const levelOf = useRegionWordOf();
  const { fields, required } = actionOf(name);
  const has = (field: FormField) => fields.includes(field);
  const set = (next: Partial<ActionForm>) => onChange({ ...form, ...next });
  const tell = (field: FormField) => {
    const error = errors[field];
    return {
      required: required.includes(field),
      ...(error !== undefined && { error: t(`form.${error}`, { least: LEAST_LETTERS }) }),
    };
  };
  const reasonHint = reasonHints.find((hint) => hint === name);
  const noteHint = noteHints.find((hint) => hint === name);
  return (
    <>
      {has('to') && (
        <RadioGroup
          label={t('form.to')}
          hint={t('form.toHint')}
          {...tell('to')}
          value={form.to ? keyOf(form.to) : ''}
          options={targets.map((target) => ({
            value: keyOf(target),
            label: target.name,
            hint: target.level === 'organisation' ? v('organisation') : levelOf(`level.${target.level}`),
          }))}
          onChange={(value) => {
            const found = targets.find((target) => keyOf(target) === value);
            if (found) set({ to: { code: found.code, org: found.org } });
          }}
        />
      )}
      {has('category') && (
        <Field label={t('form.category')} hint={t('form.categoryHint')} {...tell('category')}>
          <CategorySelect value={form.category} onChange={(category) => set({ category })} />
        </Field>
      )}
      {has('outcome') && (
        <RadioGroup
          label={t('form.outcome')}
          {...tell('outcome')}
          value={form.outcome}
          options={outcomes.map((outcome) => ({ value: outcome, label: v(`outcome.${outcome}`) }))}
          onChange={(outcome) => set({ outcome })}
        />
      )}
      {has('reason') && (
        <Field
          label={t('form.reason')}
          {...(reasonHint && { hint: t(`form.reasonHint.${reasonHint}`) })}
          {...tell('reason')}
        >
          <TextArea value={form.reason} onChange={(reason) => set({ reason })} max={500} rows={3} />
        </Field>
      )}
      {has('rule') && (
        <Field label={t('form.rule')} hint={t('form.ruleHint')} {...tell('rule')}>
          <TextInput value={form.rule} onChange={(rule) => set({ rule })} />
        </Field>
      )}
      {has('note') && (
        <Field
          label={t('form.note')}
          {...(noteHint && { hint: t(`form.noteHint.${noteHint}`, { least: LEAST_LETTERS }) })}
          {...tell('note')}
        >
          <TextArea
            value={form.note}
            onChange={(note) => set({ note })}
            max={required.includes('note') ? 2000 : 500}
            rows={required.includes('note') ? 4 : 2}
          />
        </Field>
      )}
      {has('limit') && (
        <div className="grid grid-cols-2 items-end gap-3">
          <Field
            label={t('form.amount')}
            hint={t(name === 'invite' ? 'form.amountHint.invite' : 'form.amountHint.assign')}
            {...tell('limit')}
          >
            <TextInput value={form.amount} onChange={(amount) => set({ amount })} inputMode="numeric" />
          </Field>
          <Field label={t('form.unit')} required={required.includes('limit')}>
            <Select
              value={form.unit}
              empty={null}
              options={units.map((unit) => ({ value: unit, label: v(`unitName.${unit}`) }))}
              onChange={(unit) => unit !== '' && set({ unit })}
            />
          </Field>
        </div>
      )}
      {has('photos') && (
        <PhotoInput
          label={t('form.photos')}
          required={form.outcome === 'fixed' || form.outcome === 'partly'}
          value={form.files}
          max={6}
          onChange={(files) => set({ files })}
          {...(name === 'resolve' && { hint: t('form.photosHint') })}
          {...(errors.photos && { error: t(`form.${errors.photos}`, { least: LEAST_LETTERS }) })}
        />
      )}
    </>
  );
}

function CategorySelect({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const english = useLocale() === 'en';
  const categories = useCategories().data ?? [];
  return (
    <Select
      value={value}
      options={categories.map(({ code, group, groupEn, name, nameEn }) => ({
        value: code,
        label: english ? `${groupEn} · ${nameEn}` : `${group} · ${name}`,
      }))}
      onChange={onChange}
    />
  );
}
