// One voice: the matter, its clocks, what may be done, what happened. Prints on one page.
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { inFours } from '#engines/casework/messages/number.ts';
import { CaseMarks } from '#engines/casework/web/CaseMarks.tsx';
import { useCaseEvents } from '#engines/casework/web/live.tsx';
import { useCaseMessages } from '#engines/casework/web/words.ts';
import { useSession } from '#modules/account/web/index.ts';
import { ErrorState, LoadingState, PageTitle, Section, StateBadge } from '#web/ui/index.ts';
import { ActionBar } from './ActionBar.tsx';
import { CaseClock } from './CaseClock.tsx';
import { CaseTasks } from './CaseTasks.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { Dispute } from './Dispute.tsx';
import { Matter } from './Matter.tsx';
import { PageTools } from './PageTools.tsx';
import { SheetFoot, SheetHead } from './PrintSheet.tsx';
import { useVoiceKind } from './use-voice-kind.ts';
import { headingOf, useVoice, type VoiceDetail, voiceKey } from './voice-case.ts';
import { useVoiceProblems } from './words.ts';

export default function CasePage() {
  const params = useParams();
  const address = { county: Number(params.county), id: params.id ?? '' };
  const voice = useVoice(address);
  const problems = useVoiceProblems();
  const queries = useQueryClient();
  useCaseEvents((event) => {
    if (!event || event.id === address.id) void queries.invalidateQueries({ queryKey: voiceKey(address) });
  });
  if (voice.isPending) return <LoadingState rows={5} />;
  if (voice.isError) return <ErrorState page error={voice.error} onRetry={voice.refetch} words={problems} />;
  return <CaseView voice={voice.data} />;
}

function CaseView({ voice }: { voice: VoiceDetail }) {
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
  return (
    <article>
      <SheetHead voice={voice} />
      <PageTitle
        over={`${inFours(voice.number)} · ${kind.category(voice.category)}`}
        lead={
          <span className="inline-flex flex-wrap items-center gap-2">
            <StateBadge tone={state.tone}>{state.word}</StateBadge>
            <CaseMarks {...voice} />
            {voice.holder.name}
          </span>
        }
        actions={<PageTools here={voice} />}
      >
        {headingOf(voice)}
      </PageTitle>
      <Dispute voice={voice} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 lg:grid-cols-[minmax(0,1fr)_22rem] print:block">
        <div className="max-lg:order-2">
          <Matter voice={voice} />
          <Section title={c('timeline.title')}>
            <CaseTimeline steps={voice.steps} address={voice} />
          </Section>
        </div>
        <div>
          <div className="print:hidden">
            <ActionBar voice={voice} takesPart={takesPart} />
          </div>
          <CaseClock voice={voice} />
          <CaseTasks tasks={voice.tasks} />
        </div>
      </div>
      <SheetFoot />
    </article>
  );
}
