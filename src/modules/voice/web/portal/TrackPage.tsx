import type { UseQueryResult } from '@tanstack/react-query';
import { inFours } from '#engines/casework/messages/number.ts';
import type { Answer } from '#kernel/contract.ts';
import { useSession } from '#modules/account/web/index.ts';
import { DateText, ErrorState, ItemList, Link, LoadingState, PageTitle, Section } from '#web/ui/index.ts';
import type { voiceApi } from '../../contract.ts';
import { KeptHere } from './KeptHere.tsx';
import { openWith, useKeptVoices } from './kept-voices.ts';
import { LookUp } from './LookUp.tsx';
import { StateWord } from './StateWord.tsx';
import { useMine } from './use-mine.ts';
import { useProblemWords, useReporterWords } from './words.ts';

export default function TrackPage() {
  const t = useReporterWords();
  const session = useSession();
  const kept = useKeptVoices();
  const { signedIn, name, mine } = useMine();
  const known = new Set(mine.data?.map(({ number }) => number));
  const only = kept.filter(({ number }) => !known.has(number));
  return (
    <>
      <PageTitle lead={t('track.lead')}>{t('track.title')}</PageTitle>
      <div className="grid gap-x-16 lg:grid-cols-[2fr_3fr]">
        <div>
          <LookUp />
          <p className="mt-6 text-sm text-ink-soft">{t('track.lost')}</p>
        </div>
        <div
          className={signedIn || kept.length > 0 ? 'max-lg:order-first max-lg:mb-10 lg:-mt-9' : 'lg:-mt-9'}
        >
          {(only.length > 0 || !signedIn) && <KeptHere kept={only} />}
          {signedIn && <OfAccount mine={mine} name={name} />}
          {!signedIn && session.data?.phone && (
            <p className="mt-6">
              <Link to="/sign-in" icon="phone">
                {t('track.signIn')}
              </Link>
            </p>
          )}
        </div>
      </div>
    </>
  );
}

type Mine = UseQueryResult<Answer<typeof voiceApi.mine>>;

function OfAccount({ mine, name }: { mine: Mine; name: string }) {
  const t = useReporterWords();
  const problemWords = useProblemWords();
  return (
    <Section title={t('track.account')}>
      <p className="mb-3 text-sm text-ink-soft">{t('track.accountText', { name })}</p>
      {mine.isPending && <LoadingState rows={2} />}
      {mine.isError && (
        <ErrorState error={mine.error} words={problemWords} onRetry={() => void mine.refetch()} />
      )}
      {mine.data?.length === 0 && <p className="text-ink-soft">{t('track.none')}</p>}
      {mine.data && mine.data.length > 0 && (
        <ItemList
          label={t('track.account')}
          items={mine.data.map(({ number, secret, title, state, openedAt }) => {
            openWith(number, secret);
            return {
              key: number,
              title,
              to: `/track/${number}`,
              meta: (
                <>
                  <DateText value={openedAt} parts="date" />
                  <span>{inFours(number)}</span>
                </>
              ),
              badge: <StateWord state={state} />,
            };
          })}
        />
      )}
    </Section>
  );
}
