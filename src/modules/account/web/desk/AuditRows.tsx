// The entries as a table, and as cards where there is no room for columns.
import { DataTable, DateText, ItemList, StateBadge } from '#web/ui/index.ts';
import { type AuditEvent, type TrailWords, useAuditMessages, useAuditWords } from './audit-words.ts';

/** Narrows the list to what one entry names. */
export interface Only {
  readonly who: (event: AuditEvent) => void;
  readonly subject: (event: AuditEvent) => void;
}

export interface TrailRowsProps {
  readonly rows: readonly AuditEvent[];
  readonly words: TrailWords;
  readonly only: Only;
  readonly onOpen: (event: AuditEvent) => void;
  readonly active: string | undefined;
}

export function TrailTable({ rows, words, only, onOpen, active }: TrailRowsProps) {
  const t = useAuditMessages();
  const say = useAuditWords(words);
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      rowKey={(event) => event.id}
      onOpen={onOpen}
      activeKey={active}
      columns={[
        {
          key: 'at',
          header: t('at'),
          width: '13rem',
          cell: (event) => <DateText value={event.at} parts="exact" />,
        },
        {
          key: 'who',
          header: t('who'),
          width: '15rem',
          cell: (event) => <Who event={event} role={say.role(event)} only={only} />,
        },
        {
          key: 'action',
          header: t('action'),
          cell: (event) => (
            <>
              {say.action(event.action)}
              {event.facts.length > 0 && (
                <span className="block text-ink-soft text-sm">{say.summary(event)}</span>
              )}
            </>
          ),
        },
        {
          key: 'subject',
          header: t('subject'),
          width: '13rem',
          cell: (event) => (
            <button
              type="button"
              className="l-link text-left"
              title={t('onlySubject', { name: say.subject(event) })}
              onClick={() => only.subject(event)}
            >
              {say.subject(event)}
            </button>
          ),
        },
        { key: 'purpose', header: t('purpose'), width: '8rem', cell: say.purpose },
        { key: 'place', header: t('place'), width: '10rem', cell: (event) => event.place },
        { key: 'sealed', header: t('seal'), width: '7rem', cell: (event) => <Sealed event={event} /> },
      ]}
    />
  );
}

export function TrailCards({ rows, words, only, onOpen }: TrailRowsProps) {
  const t = useAuditMessages();
  const say = useAuditWords(words);
  return (
    <ItemList
      label={t('caption')}
      items={rows.map((event) => ({
        key: event.id,
        title: `${say.action(event.action)} · ${say.subject(event)}`,
        onOpen: () => onOpen(event),
        badge: <Sealed event={event} />,
        meta: (
          <>
            <DateText value={event.at} parts="exact" />
            <Who event={event} role={say.role(event)} only={only} />
            <span>{`${event.place} · ${say.purpose(event)}`}</span>
            <span>{say.summary(event)}</span>
          </>
        ),
      }))}
    />
  );
}

interface WhoProps {
  readonly event: AuditEvent;
  readonly role: string;
  readonly only: Only;
}

function Who({ event, role, only }: WhoProps) {
  const t = useAuditMessages();
  if (event.who === null) return <span>{role}</span>;
  return (
    <span>
      <button
        type="button"
        className="l-link text-left"
        title={t('onlyPerson', { name: event.who })}
        onClick={() => only.who(event)}
      >
        {event.who}
      </button>
      {role !== '' && ` · ${role}`}
    </span>
  );
}

export function Sealed({ event }: { event: AuditEvent }) {
  const t = useAuditMessages();
  return (
    <StateBadge tone={event.batch === null ? 'hold' : 'done'}>
      {event.batch === null ? t('unsealed') : t('sealed', { n: event.batch })}
    </StateBadge>
  );
}
