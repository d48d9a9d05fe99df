import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Callout, EmptyState, Facts, Link, PageTitle, Section } from '#web/ui/index.ts';
import { followedKey, voices } from './categories.ts';
import { dropVoice, keepVoice, openWith, reporterHeader, useKeptVoices } from './kept-voices.ts';
import { PaperFoot } from './PaperFoot.tsx';
import { PhotoSending } from './PhotoSending.tsx';
import { ReceiptCard } from './ReceiptCard.tsx';
import { heldReceipt, inHand } from './report-draft.ts';
import { Sentence } from './Sentence.tsx';
import { silenceWorkDays } from './silence.ts';
import { useMine } from './use-mine.ts';
import { useNotice } from './use-notice.ts';
import { useReporterWords } from './words.ts';

export default function ReceivedPage() {
  const t = useReporterWords();
  const [receipt] = useState(heldReceipt);
  const [photos] = useState(() => inHand.photos);
  if (!receipt) {
    return (
      <>
        <PageTitle>{t('received.gone')}</PageTitle>
        <EmptyState
          title={t('received.goneText')}
          action={
            <Link to="/track" look="plain" icon="search">
              {t('track.title')}
            </Link>
          }
        />
      </>
    );
  }
  return (
    <>
      <PageTitle lead={t('received.lead')}>{t('received.title')}</PageTitle>
      <div className="grid gap-x-16 lg:grid-cols-2">
        <div>
          <ReceiptCard number={receipt.number} secret={receipt.secret} />
          {photos.length > 0 && (
            <div className="mt-6">
              <PhotoSending
                number={receipt.number}
                secret={receipt.secret}
                photos={photos}
                onDone={() => undefined}
              />
            </div>
          )}
          <div className="mt-6 flex flex-wrap gap-3 print:hidden">
            <Link to={`/track/${receipt.number}`} look="primary" icon="search">
              {t('received.follow')}
            </Link>
            <Link to="/report" look="quiet">
              {t('received.another')}
            </Link>
          </div>
        </div>
        <div className="lg:-mt-9">
          <Section title={t('received.now')}>
            <Facts
              items={[
                { label: t('received.holder'), value: <strong>{receipt.holder}</strong> },
                {
                  label: t('received.due'),
                  value: receipt.dueAt ? (
                    <strong>
                      <Sentence words={t('received.dueBy', { date: '\n' })} at={receipt.dueAt} />
                    </strong>
                  ) : (
                    t('received.dueNone')
                  ),
                },
                { label: t('received.place'), value: receipt.place.slice(1).join(' › ') },
              ]}
            />
          </Section>
          <Section title={t('received.next')}>
            <ol className="grid list-decimal gap-3 pl-6">
              <li>{t('received.nextAnswer')}</li>
              <li>{t('received.nextConfirm')}</li>
              <li>{t('received.nextSilence', { days: silenceWorkDays })}</li>
            </ol>
            <Notice number={receipt.number} secret={receipt.secret} />
            <div className="mt-6 print:hidden">
              <KeptHere number={receipt.number} secret={receipt.secret} />
            </div>
          </Section>
        </div>
      </div>
      <PaperFoot number={receipt.number} />
    </>
  );
}

/** Said while the number and the code are still in one's hand: whether anybody will be told. */
function Notice({ number, secret }: { number: string; secret: string }) {
  const sent = useQuery({
    queryKey: followedKey(number, secret),
    queryFn: () => voices.follow({ headers: reporterHeader(number, secret) }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const notice = useNotice(sent.data);
  return (
    <div role="status" className="mt-4 empty:hidden">
      {notice && <Callout icon="phone">{notice}</Callout>}
    </div>
  );
}

/** On a phone of one's own it helps; on a borrowed one it must be gone with one touch. */
function KeptHere({ number, secret }: { number: string; secret: string }) {
  const t = useReporterWords();
  const kept = useKeptVoices().find((voice) => voice.number === number);
  const { name, mine } = useMine();
  const signed = mine.data?.some((voice) => voice.number === number);
  const [before, setBefore] = useState(kept);
  const forget = () => {
    setBefore(kept);
    dropVoice(number);
    // The way on from this page stays open until it is closed.
    openWith(number, secret);
  };
  return (
    <Callout tone="neutral" icon="lock">
      <p role="status">{t(kept ? 'received.kept' : 'received.forgotten')}</p>
      {signed && <p>{t('received.signed', { name })}</p>}
      {kept && (
        <Button kind="quiet" onClick={forget}>
          {t('received.forget')}
        </Button>
      )}
      {!kept && before && (
        <Button kind="quiet" onClick={() => keepVoice(before)}>
          {t('voice.keep')}
        </Button>
      )}
    </Callout>
  );
}
