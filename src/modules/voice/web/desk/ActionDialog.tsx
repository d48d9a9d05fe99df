import { useState } from 'react';
import { inFours } from '#engines/casework/messages/number.ts';
import { useSession } from '#modules/account/web/index.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm } from '#web/app/use-form.ts';
import { asProblem, Button, Callout, Confirm, ErrorState, useToast } from '#web/ui/index.ts';
import { actOf, formOf, isBlank, type KeptAct } from '../field/kept-act.ts';
import { type KeptActState, useKeptAct } from '../field/use-kept-act.ts';
import { useSendAct } from '../field/use-send-act.ts';
import { ActionFields } from './ActionFields.tsx';
import { errorsOf } from './action-errors.ts';
import { type ActionForm, type ActionName, actionOf } from './actions.ts';
import { CaseTimeline } from './CaseTimeline.tsx';
import type { VoiceDetail } from './voice-case.ts';
import { usePageMessages, useVoiceMessages, useVoiceProblems } from './words.ts';

export interface ActionDialogProps {
  readonly name: ActionName;
  readonly voice: VoiceDetail;
  readonly onClose: () => void;
}

/** What is typed outlives the dialog: Esc, a press beside it and a reload keep it, as on the phone. */
export function ActionDialog(props: ActionDialogProps) {
  const { county, id, title } = props.voice;
  const post = useSession().data?.post?.id ?? '';
  const kept = useKeptAct({ post, county, id, name: props.name, title });
  return kept.act ? <StepDialog {...props} kept={kept} act={kept.act} /> : null;
}

interface StepDialogProps extends ActionDialogProps {
  readonly kept: KeptActState;
  readonly act: KeptAct;
}

/** One step: what it needs, and what happened if somebody else was faster. */
function StepDialog({ name, voice, onClose, kept, act }: StepDialogProps) {
  const t = usePageMessages();
  const v = useVoiceMessages();
  const words = useVoiceProblems();
  const toast = useToast();
  const [seen] = useState(voice.steps.length);
  const [discarding, setDiscarding] = useState(false);
  const sending = useSendAct(voice, kept, (next) => {
    const moved = next.holder.name !== voice.holder.name;
    const done = t('done', { action: v(`action.${name}`) });
    toast({ text: moved ? `${done}。${t('moved', { holder: next.holder.name })}` : done, tone: 'done' });
    onClose();
  });
  const possible = voice.can[name] === true;
  const since = sending.isPending ? [] : voice.steps.slice(seen);
  const { values, set, tried, frame } = useForm({
    start: formOf(act),
    mistakes: (form) => errorsOf(name, form),
    // Why it was refused is told below, with what to do about it.
    sending: { isPending: sending.isPending, error: null, mutate: () => possible && sending.send() },
    words,
  });
  const change = (form: ActionForm) => {
    set(form);
    kept.change(actOf(act, form));
  };
  const written = !isBlank(act);
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={`${v(`action.${name}`)} · ${inFours(voice.number)}`}
      verb={possible ? v(`action.${name}`) : undefined}
      kind={actionOf(name).kind ?? 'primary'}
      cancel={t('form.cancel')}
      kept={kept.safe}
      aside={
        sending.uploading > 0 ? (
          <span role="status" className="text-ink-soft text-sm">
            {t('form.uploading', { n: sending.uploading })}
          </span>
        ) : (
          written && (
            <Button kind="quiet" onClick={() => setDiscarding(true)}>
              {t('form.discard')}
            </Button>
          )
        )
      }
    >
      {(sending.error !== null || !possible) && (
        <div className="grid gap-2">
          <ErrorState error={overtaken(sending.error, possible)} words={words} inline />
          <p className="text-ink-soft text-sm">{t(possible ? 'form.keep' : 'form.gone')}</p>
        </div>
      )}
      {since.length > 0 && (
        <Callout tone="hold" title={t('form.since')}>
          <CaseTimeline steps={since} address={voice} />
        </Callout>
      )}
      {kept.restored && written && <p className="text-ink-soft text-sm">{t('form.restored')}</p>}
      <Passing name={name} voice={voice} />
      <ActionFields
        name={name}
        form={values}
        errors={tried ? errorsOf(name, values) : {}}
        targets={voice.targets}
        onChange={change}
      />
      <p className="text-ink-soft text-sm">{t(kept.safe ? 'form.stays' : 'form.notSaved')}</p>
      <Confirm
        open={discarding}
        title={t('form.discardTitle')}
        verb={t('form.discard')}
        danger
        onClose={() => setDiscarding(false)}
        onConfirm={() => void kept.forget().then(onClose)}
      >
        <p>{t('form.discardHelp')}</p>
      </Confirm>
    </FormDialog>
  );
}

/** Where it goes, where nobody is asked. */
function Passing({ name, voice }: Pick<StepDialogProps, 'name' | 'voice'>) {
  const t = usePageMessages();
  const giver = voice.tasks.find(({ role, doneAt }) => role === 'lead' && doneAt === null)?.giver;
  if (name === 'giveBack' && giver) return <p>{t('form.giveBackTo', { desk: giver.name })}</p>;
  if (name === 'recall') return <p>{t('form.recallFrom', { desk: voice.holder.name })}</p>;
  return null;
}

/** Refused because somebody was faster is not a question of rights. */
function overtaken(error: unknown, possible: boolean): unknown {
  const code = error === null ? undefined : asProblem(error).code;
  if (possible || (code !== undefined && code !== 'kernel.forbidden')) return error;
  return { code: 'casework.wrongState', status: 409, slots: {} };
}
