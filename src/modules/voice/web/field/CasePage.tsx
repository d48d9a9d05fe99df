// One voice on the phone: the matter, where, the next act under the thumb, and what has happened.
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { inFours } from '#engines/casework/messages/number.ts';
import { CaseMarks } from '#engines/casework/web/CaseMarks.tsx';
import { CasePhotos } from '#engines/casework/web/CasePhotos.tsx';
import { useCaseEvents } from '#engines/casework/web/live.tsx';
import { remainingOf, useCaseMessages } from '#engines/casework/web/words.ts';
import { PlaceTrail } from '#engines/region/web/PlaceTrail.tsx';
import { useSession } from '#modules/account/web/index.ts';
import {
  Callout,
  DateText,
  DueBadge,
  ErrorState,
  Facts,
  Link,
  LoadingState,
  PageTitle,
  Section,
  StateBadge,
  useDateFormat,
} from '#web/ui/index.ts';
import { CaseTasks } from '../desk/CaseTasks.tsx';
import { CaseTimeline } from '../desk/CaseTimeline.tsx';
import { PhoneNumber } from '../desk/PhoneNumber.tsx';
import { PlaceMap } from '../desk/PlaceMap.tsx';
import { useVoiceKind } from '../desk/use-voice-kind.ts';
import { pauseOf, useVoice, type VoiceDetail, voiceKey } from '../desk/voice-case.ts';
import { useVoiceMessages, useVoiceProblems, useVoiceWordOf } from '../desk/words.ts';
import { Acts } from './Acts.tsx';
import { offerOf } from './field-acts.ts';
import { KeptActs } from './KeptActs.tsx';
import { useFieldMessages } from './words.ts';

export default function CasePage() {
  const t = useFieldMessages();
  const params = useParams();
  const address = { county: Number(params.county), id: params.id ?? '' };
  const voice = useVoice(address);
  const problems = useVoiceProblems();
  const queries = useQueryClient();
  useCaseEvents((event) => {
    if (!event || event.id === address.id) void queries.invalidateQueries({ queryKey: voiceKey(address) });
  });
  return (
    <>
      <p className="-ml-(--pad)">
        <Link to="/" look="quiet" icon="back">
          {t('case.back')}
        </Link>
      </p>
      {voice.isPending && <LoadingState rows={5} />}
      {voice.isError && !voice.data && (
        <ErrorState page error={voice.error} onRetry={voice.refetch} words={problems} />
      )}
      {voice.data && <CaseView voice={voice.data} />}
    </>
  );
}

function CaseView({ voice }: { voice: VoiceDetail }) {
  const t = useFieldMessages();
  const c = useCaseMessages();
  const kind = useVoiceKind();
  const post = useSession().data?.post;
  const state = kind.state(voice.state);
  const takesPart = voice.tasks.some(
    (task) =>
      task.doneAt === null &&
      task.role !== 'lead' &&
      task.desk.code === post?.code &&
      task.desk.org === post.org,
  );
  const offer = offerOf(voice, takesPart);
  // A short report is its own title: nobody reads it twice.
  const more = voice.text.trim() !== voice.title.trim();
  const reason = pauseOf(voice)?.reason ?? undefined;
  const idle = offer.main === undefined && offer.others.length === 0;
  return (
    <article>
      <PageTitle
        over={`${kind.category(voice.category)} · ${inFours(voice.number)}`}
        lead={
          <span className="flex flex-wrap items-center gap-2">
            <StateBadge tone={state.tone}>{state.word}</StateBadge>
            <DueBadge
              state={voice.clock.state}
              remaining={remainingOf(voice.clock)}
              dueAt={voice.clock.dueAt}
            />
            <CaseMarks {...voice} />
          </span>
        }
      >
        {voice.title}
      </PageTitle>
      <KeptActs of={voice.id} />
      {reason !== undefined && (
        <Callout tone="hold" title={c('clock.why')}>
          {reason}
        </Callout>
      )}
      {idle && <Waiting voice={voice} />}
      {(more || voice.photos.length > 0) && (
        <Section title={t('case.matter')}>
          {more && <p className="mb-4 whitespace-pre-line text-lg">{voice.text}</p>}
          <CasePhotos county={voice.county} id={voice.id} photos={voice.photos.map(({ id }) => id)} />
        </Section>
      )}
      <Where voice={voice} />
      {voice.tasks.length > 1 && <CaseTasks tasks={voice.tasks} />}
      <Section title={c('timeline.title')}>
        <CaseTimeline steps={voice.steps} address={voice} />
      </Section>
      {offer.atDesk && (
        <p className="text-ink-soft">
          {t('case.atDesk')} <Link href={`/desk/case/${voice.county}/${voice.id}`}>{t('case.openDesk')}</Link>
        </p>
      )}
      {!idle && <Acts voice={voice} offer={offer} />}
    </article>
  );
}

function Where({ voice }: { voice: VoiceDetail }) {
  const t = useFieldMessages();
  const v = useVoiceMessages();
  const word = useVoiceWordOf();
  // The officer knows the city and the county.
  const near = voice.path.slice(-3);
  return (
    <Section title={t('case.where')}>
      {voice.address && <p className="text-lg font-medium">{voice.address}</p>}
      <div className="mb-3 text-ink-soft">
        <PlaceTrail path={near} />
      </div>
      <PlaceMap voice={voice} />
      <div className="mt-3">
        <Facts
          items={[
            { label: t('case.when'), value: <DateText value={voice.openedAt} /> },
            ...(voice.clock.dueAt
              ? [{ label: t('case.due'), value: <DateText value={voice.clock.dueAt} /> }]
              : []),
            { label: t('case.channel'), value: word(`channel.${voice.channel}`) },
            { label: t('case.phone'), value: <PhoneNumber voice={voice} /> },
            ...(voice.outcome
              ? [{ label: v('field.outcome'), value: word(`outcome.${voice.outcome}`) }]
              : []),
          ]}
        />
      </div>
    </Section>
  );
}

/** Nothing to do here: who has it, or what it waits for. */
function Waiting({ voice }: { voice: VoiceDetail }) {
  const t = useFieldMessages();
  const format = useDateFormat();
  if (voice.state === 'closed') return <Callout tone="done" title={t('case.closed')} />;
  if (voice.lapsesAt !== null) {
    return (
      <Callout tone="neutral" icon="clock" title={t('case.answered')}>
        {t('case.lapses', { date: format(voice.lapsesAt) })}
      </Callout>
    );
  }
  return (
    <Callout tone="neutral" title={t('case.notMine', { holder: voice.holder.name })}>
      {t('case.notMineHelp')}
    </Callout>
  );
}
