import { useState } from 'react';
import { inFours } from '#engines/casework/messages/number.ts';
import { useFirstField } from '#web/app/first-field.ts';
import { asProblem, Button, Callout, Dialog, ErrorState, useToast } from '#web/ui/index.ts';
import { ActionFields } from './ActionFields.tsx';
import { type ActionName, actionOf, emptyForm, errorsOf } from './actions.ts';
import { CaseTimeline } from './CaseTimeline.tsx';
import { useAct } from './use-act.ts';
import type { VoiceDetail } from './voice-case.ts';
import { usePageMessages, useVoiceMessages, useVoiceProblems } from './words.ts';

export interface ActionDialogProps {
  readonly name: ActionName;
  readonly voice: VoiceDetail;
  readonly onClose: () => void;
}

const FORM = 'voice-step';

/** One step: what it needs, and what happened if somebody else was faster. */
export function ActionDialog({ name, voice, onClose }: ActionDialogProps) {
  const t = usePageMessages();
  const v = useVoiceMessages();
  const problems = useVoiceProblems();
  const toast = useToast();
  const [form, setForm] = useState(emptyForm);
  const [tried, setTried] = useState(false);
  useFirstField(FORM);
  const act = useAct(name, voice, (next) => {
    const moved = next.holder.name !== voice.holder.name;
    const done = t('done', { action: v(`action.${name}`) });
    toast({ text: moved ? `${done}。${t('moved', { holder: next.holder.name })}` : done, tone: 'done' });
    onClose();
  });
  const possible = voice.can[name] === true;
  const errors = tried ? errorsOf(name, form) : {};
  const actions = (
    <>
      {possible && (
        <Button type="submit" form={FORM} kind={actionOf(name).kind ?? 'primary'} busy={act.isPending}>
          {v(`action.${name}`)}
        </Button>
      )}
      <Button onClick={onClose}>{t('form.cancel')}</Button>
      {act.uploading > 0 && (
        <span role="status" className="text-ink-soft text-sm">
          {t('form.uploading', { n: act.uploading })}
        </span>
      )}
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${v(`action.${name}`)} · ${inFours(voice.number)}`}
      actions={actions}
    >
      <form
        id={FORM}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (possible && Object.keys(errorsOf(name, form)).length === 0) act.mutate(form);
        }}
      >
        {(act.error !== null || !possible) && (
          <div className="grid gap-2">
            <ErrorState error={overtaken(act.error, possible)} words={problems} inline />
            <p className="text-ink-soft text-sm">{t(possible ? 'form.keep' : 'form.gone')}</p>
          </div>
        )}
        {act.since.length > 0 && (
          <Callout tone="hold" title={t('form.since')}>
            <CaseTimeline steps={act.since} address={voice} />
          </Callout>
        )}
        <ActionFields name={name} form={form} errors={errors} targets={voice.targets} onChange={setForm} />
      </form>
    </Dialog>
  );
}

/** Refused because somebody was faster is not a question of rights. */
function overtaken(error: unknown, possible: boolean): unknown {
  const code = error === null ? undefined : asProblem(error).code;
  if (possible || (code !== undefined && code !== 'kernel.forbidden')) return error;
  return { code: 'casework.wrongState', status: 409, slots: {} };
}
