// Few fields, in the order of the work: the photo first, then how it went, then the words.
import { useState } from 'react';
import { useAttempts } from '#web/app/first-field.ts';
import { Button, Callout, Confirm, ErrorState, Link } from '#web/ui/index.ts';
import { errorsOf } from '../desk/action-errors.ts';
import type { VoiceDetail } from '../desk/voice-case.ts';
import { useVoiceProblems } from '../desk/words.ts';
import { ActFields } from './ActFields.tsx';
import { type FieldActName, fieldActOf } from './field-acts.ts';
import { formOf, isBlank, type KeptAct } from './kept-act.ts';
import type { KeptActState } from './use-kept-act.ts';
import { useSendAct } from './use-send-act.ts';
import { useFieldMessages } from './words.ts';

export interface ActFormProps {
  readonly voice: VoiceDetail;
  readonly name: FieldActName;
  readonly act: KeptAct;
  readonly kept: KeptActState;
  readonly onDone: (next: VoiceDetail) => void;
}

export function ActForm({ voice, name, act, kept, onDone }: ActFormProps) {
  const t = useFieldMessages();
  const problems = useVoiceProblems();
  const { tried, attempt, forget, form } = useAttempts<HTMLFormElement>();
  const [discarding, setDiscarding] = useState(false);
  const sending = useSendAct(voice, kept, onDone);
  const possible = voice.can[name] === true;
  const errors = errorsOf(name, formOf(act));
  const blank = isBlank(act);
  return (
    <form
      ref={form}
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        attempt();
        if (Object.keys(errors).length === 0) sending.send();
      }}
    >
      {!possible && !sending.isPending && (
        <Callout tone="risk" title={t('form.gone')}>
          <p>{t('form.goneHelp')}</p>
          <Link to={`/case/${voice.county}/${voice.id}`}>{t('form.seeCase')}</Link>
        </Callout>
      )}
      {kept.restored && !blank && <p className="text-sm text-ink-soft">{t('form.restored')}</p>}
      <ActFields name={name} act={act} errors={tried ? errors : {}} onChange={kept.change} />
      <p className="text-sm text-ink-soft">{t(kept.safe ? 'form.stays' : 'form.notSaved')}</p>
      <div className="f-acts">
        {sending.unheard ? (
          <div role="alert">
            <Callout tone="hold" icon="cloudOff" title={t('form.failed')}>
              {t('form.failedHelp')}
            </Callout>
          </div>
        ) : (
          sending.error !== null && <ErrorState error={sending.error} words={problems} inline />
        )}
        <p role="status" className="text-sm text-ink-soft empty:hidden">
          {sending.uploading > 0 && t('form.uploading', { n: sending.uploading, total: act.photos.length })}
        </p>
        {possible && (
          <Button type="submit" kind="primary" icon={fieldActOf(name).icon} busy={sending.isPending} wide>
            {t(sending.unheard ? 'form.again' : `form.send.${name}`)}
          </Button>
        )}
      </div>
      {!blank && (
        <p className="text-center">
          <Button kind="quiet" onClick={() => setDiscarding(true)}>
            {t('form.discard')}
          </Button>
        </p>
      )}
      <Confirm
        open={discarding}
        title={t('form.discardTitle')}
        verb={t('form.discard')}
        danger
        onClose={() => setDiscarding(false)}
        onConfirm={() => {
          setDiscarding(false);
          forget();
          void kept.forget();
        }}
      >
        <p>{t('form.discardHelp', { n: act.photos.length })}</p>
      </Confirm>
    </form>
  );
}
