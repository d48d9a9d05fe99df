// What to show of the trail: whose, which act, on what, where, and when. Asked when it is written, not while.
import { type FormEvent, useState } from 'react';
import { PlaceFilter } from '#engines/region/web/PlaceFilter.tsx';
import { Button, DateField, Field, Select, TextInput, Toolbar } from '#web/ui/index.ts';
import type { Post } from '../session.ts';
import { type AuditQuestion, everything, isReversed, isUnclear } from './audit-question.ts';
import { type TrailActs, useAuditMessages, useAuditWordOf } from './audit-words.ts';
import { PersonFilter } from './PersonFilter.tsx';

export interface AuditFiltersProps {
  readonly acts: TrailActs;
  readonly home: Pick<Post, 'code' | 'place'>;
  /** What was asked last; the form begins from it. */
  readonly asked: AuditQuestion;
  readonly busy: boolean;
  readonly onAsk: (question: AuditQuestion) => void;
  readonly onClear: () => void;
}

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: `${String(hour).padStart(2, '0')}:00`,
  label: `${hour}:00`,
}));

export function AuditFilters({ acts, home, asked, busy, onAsk, onClear }: AuditFiltersProps) {
  const t = useAuditMessages();
  const word = useAuditWordOf();
  const [value, setValue] = useState(asked);
  const [tried, setTried] = useState(false);
  const options = Object.entries(acts).flatMap(([module, words]) =>
    Object.entries(words).map(([act, label]) => ({
      value: `${module}.${act}`,
      label: t('actOf', { kind: word(`module.${module}`), act: label }),
    })),
  );
  const set = (part: Partial<AuditQuestion>) => setValue({ ...value, ...part });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isReversed(value) && !isUnclear(value)) onAsk(value);
  };
  return (
    <>
      <Toolbar label={t('filters')}>
        <PersonFilter value={value.who} onChange={(who) => set({ who })} />
        <PlaceFilter top={home.code} value={value.within} onChange={(within) => set({ within })} />
        {/* Behind those two lie forms of their own. */}
        <form className="contents" onSubmit={ask} noValidate>
          <Field label={t('action')}>
            <Select
              value={value.action}
              empty={t('allActs')}
              options={options}
              onChange={(action) => set({ action })}
            />
          </Field>
          <Field label={t('subject')}>
            <TextInput
              value={value.subject}
              onChange={(subject) => set({ subject })}
              placeholder={t('subjectHint')}
              maxLength={60}
            />
          </Field>
          <DateField label={t('from')} value={value.from} onChange={(from) => set({ from })} />
          {value.from !== '' && (
            <Field label={t('fromHour')}>
              <Select
                value={value.fromHour}
                empty={t('dayStart')}
                options={hours.slice(1)}
                onChange={(fromHour) => set({ fromHour })}
              />
            </Field>
          )}
          <DateField
            label={t('to')}
            value={value.to}
            onChange={(to) => set({ to })}
            error={tried && isReversed(value) ? t('reversed') : undefined}
          />
          {value.to !== '' && (
            <Field label={t('toHour')}>
              <Select
                value={value.toHour}
                empty={t('dayEnd')}
                options={hours.slice(1)}
                onChange={(toHour) => set({ toHour })}
              />
            </Field>
          )}
          <Button type="submit" kind="primary" icon="search" busy={busy}>
            {t('ask')}
          </Button>
          {asked !== everything && (
            <Button kind="quiet" icon="close" onClick={onClear}>
              {t('clear')}
            </Button>
          )}
        </form>
      </Toolbar>
      <p className="mb-3 text-ink-soft text-sm print:hidden">{t('askHint')}</p>
    </>
  );
}
