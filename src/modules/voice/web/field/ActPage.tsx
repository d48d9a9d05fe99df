// One step that asks for words or photos, as a page of its own: the way back, a reload and a killed browser keep it.

import { useNavigate, useParams } from 'react-router';
import { inFours } from '#engines/casework/messages/number.ts';
import { useSession } from '#modules/account/web/index.ts';
import { EmptyState, ErrorState, Link, LoadingState, PageTitle, useToast } from '#web/ui/index.ts';
import { useVoice, type VoiceDetail } from '../desk/voice-case.ts';
import { useVoiceProblems } from '../desk/words.ts';
import { ActForm } from './ActForm.tsx';
import { aboveOf, type FieldActName, fieldActName } from './field-acts.ts';
import { useKeptAct } from './use-kept-act.ts';
import { useFieldMessages } from './words.ts';

export default function ActPage() {
  const params = useParams();
  const address = { county: Number(params.county), id: params.id ?? '' };
  const name = fieldActName(params.act);
  const voice = useVoice(address);
  const problems = useVoiceProblems();
  const post = useSession().data?.post;
  const t = useFieldMessages();
  const back = `/case/${address.county}/${address.id}`;
  if (name === undefined) {
    return (
      <>
        <PageTitle>{t('form.unknown')}</PageTitle>
        <EmptyState
          title={t('form.unknownHelp')}
          icon="search"
          action={
            <Link to={back} look="primary" icon="back">
              {t('form.seeCase')}
            </Link>
          }
        />
      </>
    );
  }
  if (!voice.data) {
    return voice.isError ? (
      <ErrorState page error={voice.error} onRetry={voice.refetch} words={problems} />
    ) : (
      <LoadingState rows={4} />
    );
  }
  return post ? <Act voice={voice.data} name={name} post={post.id} back={back} /> : null;
}

interface ActProps {
  readonly voice: VoiceDetail;
  readonly name: FieldActName;
  readonly post: string;
  readonly back: string;
}

function Act({ voice, name, post, back }: ActProps) {
  const t = useFieldMessages();
  const navigate = useNavigate();
  const toast = useToast();
  const { county, id, title } = voice;
  const kept = useKeptAct({ post, county, id, name, title });
  const above = aboveOf(voice);
  const word =
    name === 'passUp' && above !== undefined ? t('act.passUpTo', { desk: above }) : t(`act.${name}`);
  return (
    <>
      <p className="-ml-(--pad)">
        <Link to={back} look="quiet" icon="back">
          {inFours(voice.number)}
        </Link>
      </p>
      <PageTitle lead={title}>{word}</PageTitle>
      {kept.act ? (
        <ActForm
          voice={voice}
          name={name}
          act={kept.act}
          kept={kept}
          onDone={(next) => {
            const moved = next.holder.name !== voice.holder.name;
            const action = t(`act.${name}`);
            toast({
              text: moved ? t('form.moved', { action, desk: next.holder.name }) : t('form.done', { action }),
              tone: 'done',
            });
            // What left this desk needs no second look: back to the day's work.
            void navigate(moved || name === 'resolve' ? '/' : back, { replace: true });
          }}
        />
      ) : (
        <LoadingState rows={3} />
      )}
    </>
  );
}
