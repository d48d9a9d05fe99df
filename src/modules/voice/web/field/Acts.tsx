// The next act, under the thumb; the others behind one more touch.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { uuidv7 } from '#kernel/uuid.ts';
import { asProblem, Button, ErrorState, Sheet, useToast } from '#web/ui/index.ts';
import { actionOf, emptyForm } from '../desk/actions.ts';
import { type VoiceDetail, voiceKey } from '../desk/voice-case.ts';
import { useVoiceProblems } from '../desk/words.ts';
import { aboveOf, type FieldActName, fieldActOf, type Offer } from './field-acts.ts';
import { useFieldMessages } from './words.ts';

export interface ActsProps {
  readonly voice: VoiceDetail;
  readonly offer: Offer;
}

export function Acts({ voice, offer: { main, others } }: ActsProps) {
  const t = useFieldMessages();
  const problems = useVoiceProblems();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const instant = useInstantAct(voice);
  const above = aboveOf(voice);
  const wordOf = (name: FieldActName) =>
    name === 'passUp' && above !== undefined ? t('act.passUpTo', { desk: above }) : t(`act.${name}`);
  const start = (name: FieldActName) => {
    setOpen(false);
    if (fieldActOf(name).instant) instant.mutate(name);
    else void navigate(`/case/${voice.county}/${voice.id}/${name}`);
  };
  return (
    <section className="f-acts" aria-label={t('case.acts')}>
      {instant.error !== null && <ErrorState error={instant.error} words={problems} inline />}
      <div className="flex gap-2">
        {others.length > 0 && (
          <Button icon="list" wide={main === undefined} onClick={() => setOpen(true)}>
            {t('case.more')}
          </Button>
        )}
        {main && (
          <div className="flex-1">
            <Button
              kind="primary"
              icon={fieldActOf(main).icon}
              busy={instant.isPending}
              wide
              onClick={() => start(main)}
            >
              {wordOf(main)}
            </Button>
          </div>
        )}
      </div>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('case.moreTitle')}>
        <ul className="grid gap-4">
          {others.map((name) => (
            <li key={name}>
              <Button icon={fieldActOf(name).icon} wide onClick={() => start(name)}>
                {wordOf(name)}
              </Button>
              {(name === 'passUp' || name === 'giveBack' || name === 'pause' || name === 'resolve') && (
                <p className="mt-1 text-sm text-ink-soft">{t(`follows.${name}`)}</p>
              )}
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

/** Steps without words: pressing again after a lost answer is the same press. */
function useInstantAct(voice: VoiceDetail) {
  const t = useFieldMessages();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useRef(uuidv7());
  const params = { county: voice.county, id: voice.id };
  return useMutation({
    mutationFn: (name: FieldActName) =>
      actionOf(name).send({ params, idempotencyKey: key.current, form: emptyForm, photos: [] }),
    onSuccess: (next, name) => {
      key.current = uuidv7();
      queries.setQueryData(voiceKey(params), next);
      void queries.invalidateQueries({ queryKey: ['inbox'] });
      toast({ text: t('form.done', { action: t(`act.${name}`) }), tone: 'done' });
    },
    onError: (failure) => {
      if (asProblem(failure).status === 0) return;
      key.current = uuidv7();
      void queries.invalidateQueries({ queryKey: voiceKey(params) });
    },
  });
}
