import { inFours } from '#engines/casework/messages/number.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm } from '#web/app/use-form.ts';
import { asProblem, Callout, ErrorState, useToast } from '#web/ui/index.ts';
import { ActionFields } from './ActionFields.tsx';
import { type ActionForm, type ActionName, actionOf, emptyForm, errorsOf } from './actions.ts';
import { CaseTimeline } from './CaseTimeline.tsx';
import { useAct } from './use-act.ts';
import type { VoiceDetail } from './voice-case.ts';
import { usePageMessages, useVoiceMessages, useVoiceProblems } from './words.ts';

export interface ActionDialogProps {
  readonly name: ActionName;
  readonly voice: VoiceDetail;
  readonly onClose: () => void;
}

/** One step: what it needs, and what happened if somebody else was faster. */
export function ActionDialog({ name, voice, onClose }: ActionDialogProps) {
  const t = usePageMessages();
  const v = useVoiceMessages();
  const words = useVoiceProblems();
  const toast = useToast();
  const act = useAct(name, voice, (next) => {
    const moved = next.holder.name !== voice.holder.name;
    const done = t('done', { action: v(`action.${name}`) });
    toast({ text: moved ? `${done}。${t('moved', { holder: next.holder.name })}` : done, tone: 'done' });
    onClose();
  });
  const possible = voice.can[name] === true;
  const { values, set, tried, frame } = useForm({
    start: emptyForm,
    mistakes: (form) => errorsOf(name, form),
    // Why it was refused is told below, with what to do about it.
    sending: { ...act, error: null, mutate: (form: ActionForm) => possible && act.mutate(form) },
    words,
  });
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={`${v(`action.${name}`)} · ${inFours(voice.number)}`}
      verb={possible ? v(`action.${name}`) : undefined}
      kind={actionOf(name).kind ?? 'primary'}
      cancel={t('form.cancel')}
      aside={
        act.uploading > 0 && (
          <span role="status" className="text-ink-soft text-sm">
            {t('form.uploading', { n: act.uploading })}
          </span>
        )
      }
    >
      {(act.error !== null || !possible) && (
        <div className="grid gap-2">
          <ErrorState error={overtaken(act.error, possible)} words={words} inline />
          <p className="text-ink-soft text-sm">{t(possible ? 'form.keep' : 'form.gone')}</p>
        </div>
      )}
      {act.since.length > 0 && (
        <Callout tone="hold" title={t('form.since')}>
          <CaseTimeline steps={act.since} address={voice} />
        </Callout>
      )}
      <ActionFields
        name={name}
        form={values}
        errors={tried ? errorsOf(name, values) : {}}
        targets={voice.targets}
        onChange={set}
      />
    </FormDialog>
  );
}

/** Refused because somebody was faster is not a question of rights. */
function overtaken(error: unknown, possible: boolean): unknown {
  const code = error === null ? undefined : asProblem(error).code;
  if (possible || (code !== undefined && code !== 'kernel.forbidden')) return error;
  return { code: 'casework.wrongState', status: 409, slots: {} };
}
