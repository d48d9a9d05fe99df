// One entry of the trail, with all that it says. No word of a resident is among it: the trail holds none.
import { Button, DateText, Facts, Section, Sheet } from '#web/ui/index.ts';
import type { Only } from './AuditRows.tsx';
import { type AuditEvent, type TrailWords, useAuditMessages, useAuditWords } from './audit-words.ts';

export interface AuditEntryProps {
  readonly event: AuditEvent;
  readonly words: TrailWords;
  readonly only: Only;
  readonly onClose: () => void;
}

export function AuditEntry({ event, words, only, onClose }: AuditEntryProps) {
  const t = useAuditMessages();
  const say = useAuditWords(words);
  const { who, login } = event;
  const subject = say.subject(event);
  const narrow = (to: (event: AuditEvent) => void) => () => {
    onClose();
    to(event);
  };
  const number = (text: string) => <code className="select-all break-all font-mono text-sm">{text}</code>;
  const columns = [
    { label: t('at'), value: <DateText value={event.at} parts="exact" /> },
    { label: t('who'), value: who },
    { label: t('login'), value: login },
    { label: t('post'), value: say.role(event) },
    { label: t('subject'), value: subject },
    { label: t('purpose'), value: say.purpose(event) },
    { label: t('place'), value: event.place },
    { label: t('seal'), value: event.batch === null ? t('unsealed') : t('sealedIn', { n: event.batch }) },
    { label: t('entry'), value: number(event.id) },
    { label: t('request'), value: number(event.requestId) },
  ];
  return (
    <Sheet open onClose={onClose} title={say.action(event.action)}>
      <Facts items={columns.filter(({ value }) => value !== null && value !== '')} />
      <Section level={3} title={t('details')}>
        {event.facts.length === 0 ? (
          <p className="text-ink-soft">{t('nothingMore')}</p>
        ) : (
          <Facts items={event.facts.map(say.fact)} />
        )}
      </Section>
      <div className="l-actions mt-4">
        {who !== null && (
          <Button icon="person" onClick={narrow(only.who)}>
            {t('onlyPerson', { name: who })}
          </Button>
        )}
        <Button icon="filter" onClick={narrow(only.subject)}>
          {t('onlySubject', { name: subject })}
        </Button>
      </div>
    </Sheet>
  );
}
