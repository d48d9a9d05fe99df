// What this desk may do now, as buttons with their letters.
import { useState } from 'react';
import { usePageKeys } from '#web/app/page-keys.ts';
import { Button, Callout, KeyHint, Section } from '#web/ui/index.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { type ActionName, actionNames, actionOf } from './actions.ts';
import { KeptWords } from './KeptWords.tsx';
import { cameFromElsewhere, type VoiceDetail } from './voice-case.ts';
import { usePageMessages, useVoiceMessages, useVoiceWordOf } from './words.ts';

export interface ActionBarProps {
  readonly voice: VoiceDetail;
  /** Whether this desk owes a part beside the lead. */
  readonly takesPart: boolean;
}

export function ActionBar({ voice, takesPart }: ActionBarProps) {
  const t = usePageMessages();
  const v = useVoiceMessages();
  const word = useVoiceWordOf();
  const [open, setOpen] = useState<ActionName | null>(null);
  const offered = actionNames.filter(
    (name) =>
      voice.can[name] === true &&
      (name !== 'contribute' || takesPart) &&
      (name !== 'giveBack' || cameFromElsewhere(voice)) &&
      (!actionOf(name).fields.includes('to') || voice.targets.length > 0),
  );
  const over = voice.state === 'answered' || voice.state === 'closed';
  usePageKeys((key) => {
    const name = offered.find((one) => actionOf(one).key === key.toUpperCase());
    if (name) setOpen(name);
    return name !== undefined;
  });
  return (
    <Section title={t('actions')}>
      <KeptWords voice={voice} onOpen={setOpen} />
      {voice.can.urge && <p className="mb-2 text-ink-soft text-sm">{t('supervising')}</p>}
      {offered.length === 0 ? (
        <Callout tone="neutral" {...(!over && { title: t(voice.ownAnswer ? 'ownAnswer' : 'noActions') })}>
          {over
            ? word(`stateHelp.${voice.state}`)
            : t(voice.ownAnswer ? 'ownAnswerHelp' : 'noActionsHelp', { holder: voice.holder.name })}
        </Callout>
      ) : (
        <div className="grid grid-cols-2 gap-2">
          {offered.map((name) => {
            const { key, icon, kind = 'plain' } = actionOf(name);
            return (
              <Button
                key={name}
                kind={kind}
                icon={icon}
                wide
                aria-keyshortcuts={key}
                onClick={() => setOpen(name)}
              >
                {v(`action.${name}`)} <KeyHint keys={key} />
              </Button>
            );
          })}
        </div>
      )}
      {open && <ActionDialog name={open} voice={voice} onClose={() => setOpen(null)} />}
    </Section>
  );
}
