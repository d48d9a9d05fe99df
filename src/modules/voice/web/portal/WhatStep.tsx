import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Field, FilterChips, TextArea, useLocale } from '#web/ui/index.ts';
import { SURE } from '../../contract/suggestion.ts';
import { type Category, groupName, nameOf, voices } from './categories.ts';
import { useSuggestion } from './use-suggestion.ts';
import { useFoundWords, useReporterWords } from './words.ts';

export interface WhatStepProps {
  readonly text: string;
  readonly category: string;
  /** Chosen by the person: no suggestion changes it any more. */
  readonly byHand: boolean;
  readonly onText: (text: string) => void;
  readonly onCategory: (category: string, byHand: boolean) => void;
  readonly max: number;
  readonly error?: string | undefined;
}

export const useCategories = () =>
  useQuery({
    queryKey: ['voice', 'categories'],
    queryFn: () => voices.categories(),
    staleTime: Number.POSITIVE_INFINITY,
    // A form that was opened without a network gets its kinds when there is one.
    refetchOnReconnect: (query) => query.state.data === undefined,
  });

export function WhatStep({ text, category, byHand, onText, onCategory, max, error }: WhatStepProps) {
  const t = useReporterWords();
  const categories = useCategories();
  return (
    <div className="grid gap-6">
      <div className="max-w-xl">
        <Field
          label={t('report.text')}
          hint={t('report.textHint')}
          error={error}
          need={category === '' ? t('report.either') : undefined}
        >
          <TextArea value={text} onChange={onText} max={max} rows={4} placeholder={t('report.textExample')} />
        </Field>
      </div>
      {categories.isError && <p className="text-ink-soft">{t('report.categoriesFailed')}</p>}
      {categories.data && (
        <Kinds
          categories={categories.data}
          text={text}
          value={category}
          byHand={byHand}
          onChange={onCategory}
        />
      )}
    </div>
  );
}

interface KindsProps {
  readonly categories: readonly Category[];
  readonly text: string;
  readonly value: string;
  readonly byHand: boolean;
  readonly onChange: (code: string, byHand: boolean) => void;
}

function Kinds({ categories, text, value, byHand, onChange }: KindsProps) {
  const t = useReporterWords();
  const found = useFoundWords();
  const locale = useLocale();
  const chosen = categories.find(({ code }) => code === value);
  const [opened, setOpened] = useState<string | undefined>(chosen?.group);
  const suggested = useSuggestion(text).flatMap(({ category, confidence }) => {
    const known = categories.find(({ code }) => code === category);
    return known ? [{ ...known, confidence }] : [];
  });
  const likeliest = suggested[0];
  const sure = likeliest !== undefined && likeliest.confidence >= SURE ? likeliest : undefined;
  const wished = sure?.code ?? '';
  useEffect(() => {
    if (!byHand && value !== wished) onChange(wished, false);
  }, [byHand, value, wished, onChange]);
  const groups = [...new Map(categories.map((category) => [category.group, category])).values()];
  const within = categories.filter(({ group }) => group === opened);
  const chip = (category: Category) => ({ key: category.code, label: nameOf(category, locale) });
  const choose = ([code]: readonly string[]) => onChange(code ?? '', true);
  const open = ([group]: readonly string[]) => {
    const inside = categories.filter((category) => category.group === group);
    setOpened(group);
    // A group of one is its only kind.
    onChange(inside.length === 1 ? (inside[0]?.code ?? '') : '', true);
  };
  const percent = (share: number) => share.toLocaleString(locale, { style: 'percent' });
  const limit = chosen && found(`unit.${chosen.limit.unit}`, { n: chosen.limit.amount });
  return (
    <div className="grid gap-3">
      <div>
        <p className="font-semibold">
          {t('report.category')} <span className="l-need">{t('report.optional')}</span>
        </p>
        <p className="text-sm text-ink-soft">{t('report.categoryHint')}</p>
      </div>
      {suggested.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-brand-wash px-4 py-2">
          <span className="text-sm text-brand-deep">
            {t(sure ? 'report.suggestedSure' : 'report.suggested')}
          </span>
          <FilterChips
            label={t('report.suggested')}
            chips={suggested.map((one) => ({ ...chip(one), count: percent(one.confidence) }))}
            value={[value]}
            onChange={(codes) => {
              choose(codes);
              // What was chosen stays in sight when the suggestions change.
              setOpened(suggested.find(({ code }) => code === codes[0])?.group ?? opened);
            }}
            single
          />
        </div>
      )}
      <FilterChips
        label={t('report.groups')}
        chips={groups.map((category) => ({ key: category.group, label: groupName(category, locale) }))}
        value={opened === undefined ? [] : [opened]}
        onChange={open}
        single
      />
      {within.length > 1 && within[0] && (
        <div className="border-l-2 border-brand pl-4">
          <FilterChips
            label={t('report.kinds', { group: groupName(within[0], locale) })}
            chips={within.map(chip)}
            value={[value]}
            onChange={choose}
            single
          />
        </div>
      )}
      <p role="status" className="text-sm text-ink-soft">
        {chosen && limit && t('report.promise', { kind: nameOf(chosen, locale), limit })}
      </p>
    </div>
  );
}
