// One row of the trail in words.

import type { Answer } from '#kernel/contract.ts';
import { findSentence } from '#kernel/messages.ts';
import { useWordOf, type WordOf } from '#web/app/words.ts';
import { useDateFormat, useMessages } from '#web/ui/index.ts';
import type { accountApi } from '../../contract.ts';
import { en } from '../../messages/audit.en.ts';
import { zhCN } from '../../messages/audit.zh-CN.ts';
import { useAccountWordOf } from './words.ts';

export type AuditEvent = Answer<typeof accountApi.auditTrail>['events'][number];
type Fact = AuditEvent['facts'][number];
type Acts = Readonly<Record<string, string>>;
/** The words of each module's acts, by module and act. */
export type TrailActs = Readonly<Record<string, Acts>>;
/** What the entries of other modules say in codes, by the name of the fact. */
export type TrailValues = Readonly<Record<'kind' | 'level' | 'view' | 'clock' | 'state', Acts>>;
export interface TrailWords {
  readonly acts: TrailActs;
  readonly values: TrailValues;
}

export const useAuditMessages = () => useMessages(zhCN, en);
export const useAuditWordOf = (): WordOf => useWordOf(zhCN, en);

export function useAuditWords({ acts, values }: TrailWords) {
  const t = useAuditMessages();
  const own = useAuditWordOf();
  const word = useAccountWordOf();
  const format = useDateFormat();
  const action = (code: string) => findSentence(acts, code) ?? code;
  const day = (text: string) => momentWords(text, format);

  const value = (key: Fact['key'], text: string): string => {
    if (text === '') return t('none');
    switch (key) {
      case 'by':
        return own(`by.${text}`);
      case 'role':
        return word(`role.${text}`);
      case 'action':
        return action(text);
      case 'day':
        return values.kind[text] ?? text;
      case 'kind':
      case 'level':
      case 'view':
      case 'clock':
      case 'state':
        return values[key][text] ?? text;
      case 'date':
      case 'through':
      case 'from':
      case 'to':
        return day(text);
      case 'periods':
        return text.replaceAll(',', ' ');
      case 'sound':
        return t(text === 'true' ? 'sound' : 'unsoundShort');
      case 'withdrawn':
      case 'sought':
      case 'searched':
      case 'further':
        return t('yes');
      default:
        return text;
    }
  };
  const fact = ({ key, value: now, was, of }: Fact) => ({
    label: of === null ? t(`fact.${key}`) : day(of),
    value: was === null ? value(key, now) : t('became', { was: value(key, was), value: value(key, now) }),
  });

  return {
    action,
    fact,
    /** All that an entry says beside its columns, in one line. */
    summary: ({ facts }: AuditEvent) =>
      facts
        .filter(({ key }) => key !== 'count' && key !== 'further')
        .map((one) => t('is', fact(one)))
        .join(t('join')),
    /** Whoever is just signing in holds no role yet. */
    role: ({ who, role }: AuditEvent) => (who !== null && role === 'anonymous' ? '' : word(`role.${role}`)),
    /** A number or a name where there is one; otherwise at least what kind of thing it was. */
    subject: ({ subject, subjectId, subjectName }: AuditEvent) => {
      const kind = own(`subjectKind.${subject}`);
      if (subject === 'calendar') {
        const level = values.level[subjectId];
        return level === undefined ? t('calendarOf', { year: subjectId }) : t('hoursOf', { level });
      }
      return subjectName === null ? kind : t('subjectOf', { kind, name: subjectName });
    },
    purpose: ({ purpose }: AuditEvent) => word(`why.${purpose}`),
  };
}

/** A day, or a minute of it in the city. */
export function momentWords(text: string, format: ReturnType<typeof useDateFormat>): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format(text, 'day');
  const [date = '', clock = ''] = text.split('T');
  return clock === '' ? text : `${format(date, 'day')} ${clock}`;
}
