// What to show of the trail: which act, on what, where, and when.
import { useState } from 'react';
import { PlaceFilter } from '#engines/region/web/PlaceFilter.tsx';
import {
  Button,
  DateField,
  Field,
  noSuchDay,
  Select,
  TextInput,
  Toolbar,
  type TypedDay,
} from '#web/ui/index.ts';
import type { Post } from '../session.ts';
import type { TrailActs } from './audit-words.ts';
import { useDeskMessages, useDeskWordOf } from './words.ts';

export interface AuditFilter {
  readonly action: string;
  readonly subject: string;
  readonly within: { readonly code: string; readonly name: string } | null;
  readonly from: TypedDay;
  readonly to: TypedDay;
}
export const noFilter: AuditFilter = { action: '', subject: '', within: null, from: '', to: '' };

export function queryOf({ action, subject, within, from, to }: AuditFilter) {
  return {
    ...(action !== '' && { action }),
    ...(subject.trim() !== '' && { subject: subject.trim() }),
    ...(within && { within: Number(within.code) }),
    ...(from !== '' && from !== noSuchDay && { from }),
    ...(to !== '' && to !== noSuchDay && { to }),
  };
}

export interface AuditFiltersProps {
  readonly acts: TrailActs;
  readonly home: Pick<Post, 'code' | 'place'>;
  readonly value: AuditFilter;
  readonly onChange: (value: AuditFilter) => void;
}

export function AuditFilters({ acts, home, value, onChange }: AuditFiltersProps) {
  const t = useDeskMessages();
  const desk = useDeskWordOf();
  // Half a date is typed but not yet asked for: clearing takes it too.
  const [cleared, setCleared] = useState(0);
  const options = Object.entries(acts).flatMap(([module, words]) =>
    Object.entries(words).map(([act, word]) => ({
      value: `${module}.${act}`,
      label: t('audit.actOf', { kind: desk(`audit.module.${module}`), act: word }),
    })),
  );
  const set = (part: Partial<AuditFilter>) => onChange({ ...value, ...part });
  return (
    <Toolbar label={t('audit.view')}>
      <Field label={t('audit.action')}>
        <Select
          value={value.action}
          empty={t('audit.allActs')}
          options={options}
          onChange={(action) => set({ action })}
        />
      </Field>
      <Field label={t('audit.subject')}>
        <TextInput
          value={value.subject}
          onChange={(subject) => set({ subject })}
          placeholder={t('audit.subjectHint')}
          maxLength={60}
        />
      </Field>
      <DateField
        key={`from${cleared}`}
        label={t('audit.from')}
        value={value.from}
        onChange={(from) => set({ from })}
      />
      <DateField key={`to${cleared}`} label={t('audit.to')} value={value.to} onChange={(to) => set({ to })} />
      <PlaceFilter top={home.code} value={value.within} onChange={(within) => set({ within })} />
      {value !== noFilter && (
        <Button
          kind="quiet"
          icon="close"
          onClick={() => {
            setCleared(cleared + 1);
            onChange(noFilter);
          }}
        >
          {t('audit.clear')}
        </Button>
      )}
    </Toolbar>
  );
}
