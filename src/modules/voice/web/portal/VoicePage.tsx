import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { useHeaderEvents } from '#web/app/header-events.ts';
import { asProblem, Callout, ErrorState, LoadingState, PageTitle, Section } from '#web/ui/index.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { voices } from './categories.ts';
import { inFours, openWith, plain, reporterHeader, secretFor } from './kept-voices.ts';
import { LookUp } from './LookUp.tsx';
import type { FollowedVoice, Opened } from './opened.ts';
import { Sentence } from './Sentence.tsx';
import { VoiceCourse } from './VoiceCourse.tsx';
import { VoiceSaid } from './VoiceSaid.tsx';
import { VoiceStatus } from './VoiceStatus.tsx';
import { useFoundWords, useProblemWords, useReporterWords } from './words.ts';

const seconds15 = 15_000;

export default function VoicePage() {
  const { number: typed = '' } = useParams();
  const number = plain(typed);
  useSecretFromLink(number);
  const [attempt, setAttempt] = useState(0);
  const secret = secretFor(number);
  return secret === undefined ? (
    <AskSecret number={number} onOpen={() => setAttempt(attempt + 1)} />
  ) : (
    <Followed
      key={`${attempt}${secret}`}
      number={number}
      secret={secret}
      onOpen={() => setAttempt(attempt + 1)}
    />
  );
}

/** A link may carry the code behind the #, which no server sees; it is taken out of the address at once. */
function useSecretFromLink(number: string): void {
  const { hash, pathname } = useLocation();
  const given = plain(hash.slice(1));
  if (/^[A-Z0-9]{8}$/.test(given)) openWith(number, given);
  useEffect(() => {
    if (hash !== '') history.replaceState(history.state, '', pathname);
  }, [hash, pathname]);
}

function AskSecret({ number, onOpen }: { number: string; onOpen: () => void }) {
  const t = useReporterWords();
  return (
    <>
      <PageTitle lead={t('voice.openText')}>{t('voice.open')}</PageTitle>
      <LookUp known={number} onOpen={onOpen} />
    </>
  );
}

const titleOf = ({ state, review }: FollowedVoice) =>
  state === 'disputed' && review === 'otherPerson' ? 'disputedHere' : state;

function Followed({ number, secret, onOpen }: { number: string; secret: string; onOpen: () => void }) {
  const t = useReporterWords();
  const found = useFoundWords();
  const problemWords = useProblemWords();
  const cache = useQueryClient();
  const queryKey = ['voice', 'followed', number, secret];
  const headers = reporterHeader(number, secret);
  // Only once the pair has opened the matter: a wrong one would knock again and again.
  const opens = cache.getQueryData(queryKey) !== undefined;
  const live = useHeaderEvents(
    opens ? '/api/track/events' : null,
    headers,
    () => void cache.invalidateQueries({ queryKey }),
  );
  const followed = useQuery({
    queryKey,
    queryFn: ({ signal }) => voices.follow({ headers, signal }),
    // Where the stream does not come through, by asking; both only while the page is in sight.
    refetchInterval: live === 'live' ? false : seconds15,
  });

  useEffect(() => {
    const refused = asProblem(followed.error).status === 401;
    if (refused) cache.removeQueries({ queryKey: ['voice', 'photo', number] });
  }, [followed.error, cache, number]);

  const over = t('voice.over', { number: inFours(number) });
  if (followed.isPending) {
    return (
      <>
        <PageTitle over={over}>{t('track.title')}</PageTitle>
        <LoadingState />
      </>
    );
  }
  if (!followed.data) {
    const wrongPair = asProblem(followed.error).status === 401;
    return (
      <>
        <PageTitle over={over}>{t('track.title')}</PageTitle>
        <ErrorState
          error={followed.error}
          words={problemWords}
          onRetry={wrongPair ? undefined : () => void followed.refetch()}
        />
        {wrongPair && (
          <div className="mt-8">
            <LookUp known={number} onOpen={onOpen} />
          </div>
        )}
      </>
    );
  }
  const voice = followed.data;
  const opened: Opened = {
    voice,
    headers,
    secret,
    update: (next) => cache.setQueryData(queryKey, next),
    refresh: () => void followed.refetch(),
  };
  return (
    <>
      <PageTitle over={over} lead={voice.title}>
        {found(`voice.title.${titleOf(voice)}`) ?? t('action.other')}
      </PageTitle>
      {followed.isError && (
        <div className="mb-6" role="status">
          <Callout tone="hold" icon="cloudOff">
            <Sentence
              words={t('voice.stale', { time: '\n' })}
              at={new Date(followed.dataUpdatedAt).toISOString()}
            />
          </Callout>
        </div>
      )}
      <div className="grid gap-x-16 lg:grid-cols-[3fr_2fr]">
        <div>
          <VoiceStatus opened={opened} />
          <AnswerCard opened={opened} />
          <Section title={t('voice.course')}>
            <VoiceCourse opened={opened} />
          </Section>
        </div>
        <div className="lg:-mt-9">
          <VoiceSaid opened={opened} />
        </div>
      </div>
      <p className="mt-8 text-sm text-ink-soft">
        {t('voice.live')} ·{' '}
        <Sentence
          words={t('voice.updated', { time: '\n' })}
          at={new Date(followed.dataUpdatedAt).toISOString()}
          parts="time"
        />
      </p>
    </>
  );
}
