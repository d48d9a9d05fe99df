// One row of the trail in words.
import type { Answer } from '#kernel/contract.ts';
import type { accountApi } from '../../contract.ts';
import { useAccountWordOf, useDeskMessages, useDeskWordOf } from './words.ts';

export type AuditEvent = Answer<typeof accountApi.auditTrail>['events'][number];
/** The words of each module's acts, by module and act. */
export type TrailActs = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function useAuditWords() {
  const t = useDeskMessages();
  const word = useAccountWordOf();
  const desk = useDeskWordOf();
  return {
    // Whoever is just signing in holds no role yet.
    who: ({ who, role }: AuditEvent) =>
      [who, (who === null || role !== 'anonymous') && word(`role.${role}`)].filter(Boolean).join(' · '),
    /** A number or a name where there is one; otherwise at least what kind of thing it was. */
    subject: ({ subject, subjectId, subjectName }: AuditEvent) => {
      const kind = desk(`audit.subjectKind.${subject}`);
      const name = subjectName ?? (subject === 'calendar' ? subjectId : null);
      return name === null ? kind : t('audit.subjectOf', { kind, name });
    },
    purpose: ({ purpose }: AuditEvent) => word(`why.${purpose}`),
  };
}
