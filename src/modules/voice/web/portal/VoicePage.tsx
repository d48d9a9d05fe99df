import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { inFours } from '#engines/casework/messages/number.ts';
import { useHeaderEvents } from '#web/app/header-events.ts';
import { asProblem, Callout, ErrorState, LoadingState, PageTitle, Section } from '#web/ui/index.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { followedKey, voices } from './categories.ts';
import { noteState, openWith, plain, reporterHeader, secretFor } from './kept-voices.ts';
import { LookUp } from './LookUp.tsx';
import type { FollowedVoice, Opened } from './opened.ts';
import { PaperFoot } from './PaperFoot.tsx';
import { type Refusal, refusalFrom, refusalOf } from './refusal.ts';
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
  const [, setTurn] = useState(0);
  const again = useCallback(() => setTurn((turn) => turn + 1), []);
  const secret = secretFor(number);
  const refused = secret === undefined ? undefined : refusalOf(number, secret);
  if (secret === undefined || refused) return <AskSecret number={number} refused={refused} onOpen={again} />;
  return <Followed key={secret} number={number} secret={secret} onRefused={again} />;
}

/** A link may carry the code behind the #, which no server sees; it is taken out of the address at once. */
function useSecretFromLink(number: string): void {
  const { hash, pathname } = useLocation();
  const taken = useRef('');
  // Once: what is typed afterwards counts more.
  if (hash !== taken.current) {
    taken.current = hash;
    const given = plain(hash.slice(1));
    if (/^[A-Z0-9]{8}$/.test(given)) openWith(number, given);
  }
  useEffect(() => {
    if (hash !== '') history.replaceState(history.state, '', pathname);
  }, [hash, pathname]);
}

interface AskProps {
  readonly number: string;
  readonly refused: Refusal | undefined;
  readonly onOpen: () => void;
}

function AskSecret({ number, refused, onOpen }: AskProps) {
  const t = useReporterWords();
  return (
    <>
      <PageTitle lead={t('voice.openText')}>{t('voice.open')}</PageTitle>
      <LookUp known={number} refused={refused} onOpen={onOpen} />
    </>
  );
}

const titleOf = ({ state, review }: FollowedVoice) =>
  state === 'disputed' && review === 'otherPerson' ? 'disputedHere' : state;

interface FollowedProps {
  readonly number: string;
  readonly secret: string;
  readonly onRefused: () => void;
}

function Followed({ number, secret, onRefused }: FollowedProps) {
  const t = useReporterWords();
  const found = useFoundWords();
  const problemWords = useProblemWords();
  const cache = useQueryClient();
  const queryKey = followedKey(number, secret);
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
    queryFn: ({ signal }) =>
      voices.follow({ headers, signal }).catch((error: unknown) => {
        // What has been open stays open, whoever on this network makes slips meanwhile.
        if (cache.getQueryData(queryKey) === undefined || asProblem(error).status === 401)
          refusalFrom(number, secret, error);
        throw error;
      }),
    // Where the stream does not come through, by asking; both only while the page is in sight.
    refetchInterval: live === 'live' ? false : seconds15,
  });

  const [said, setSaid] = useState('');
  const state = followed.data?.state;
  useEffect(() => {
    if (state !== undefined) noteState(number, secret, state);
  }, [number, secret, state]);

  const refused = followed.isError && refusalOf(number, secret) !== undefined;
  useEffect(() => {
    if (!refused) return;
    cache.removeQueries({ queryKey });
    cache.removeQueries({ queryKey: ['voice', 'photo', number] });
    onRefused();
  }, [refused, cache, queryKey, number, onRefused]);

  const over = t('voice.over', { number: inFours(number) });
  if (followed.isPending || refused) {
    return (
      <>
        <PageTitle over={over}>{t('track.title')}</PageTitle>
        <LoadingState />
      </>
    );
  }
  if (!followed.data) {
    return (
      <>
        <PageTitle over={over}>{t('track.title')}</PageTitle>
        <ErrorState error={followed.error} words={problemWords} onRetry={() => void followed.refetch()} />
      </>
    );
  }
  const voice = followed.data;
  const answered = voice.state === 'answered' || voice.state === 'closed';
  const opened: Opened = {
    voice,
    headers,
    secret,
    update: (next) => cache.setQueryData(queryKey, next),
    refresh: () => void followed.refetch(),
    say: (done) => {
      setSaid(done);
      scrollTo(0, 0);
    },
  };
  return (
    <>
      <PageTitle over={over} lead={voice.title}>
        {found(`voice.title.${titleOf(voice)}`) ?? t('action.other')}
      </PageTitle>
      <div role="status" className="mb-6 empty:hidden print:hidden">
        {said && <Callout tone="done">{said}</Callout>}
      </div>
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
      <div className="grid gap-x-16 lg:grid-cols-[3fr_2fr] print:sm:grid-cols-[3fr_2fr] print:gap-x-8">
        <div>
          {answered ? (
            <>
              <div className="lg:-mt-9 print:mt-0">
                <AnswerCard opened={opened} />
              </div>
              <div className="mt-6">
                <VoiceStatus opened={opened} />
              </div>
            </>
          ) : (
            <VoiceStatus opened={opened} />
          )}
          <Section title={t('voice.course')}>
            <VoiceCourse opened={opened} />
          </Section>
        </div>
        <div className="lg:-mt-9 print:mt-0">
          <VoiceSaid opened={opened} />
        </div>
      </div>
      <PaperFoot number={number} />
      <p className="mt-8 text-sm text-ink-soft print:hidden">
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
