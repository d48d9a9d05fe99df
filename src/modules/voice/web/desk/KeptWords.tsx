// What was written on this case and not sent, one press from being gone on with.
import { useSession } from '#modules/account/web/index.ts';
import { Button, Callout } from '#web/ui/index.ts';
import { useKeptActs } from '../field/kept-act.ts';
import type { ActionName } from './actions.ts';
import type { VoiceDetail } from './voice-case.ts';
import { usePageMessages, useVoiceMessages } from './words.ts';

export interface KeptWordsProps {
  readonly voice: VoiceDetail;
  readonly onOpen: (name: ActionName) => void;
}

export function KeptWords({ voice, onOpen }: KeptWordsProps) {
  const t = usePageMessages();
  const v = useVoiceMessages();
  const acts = useKeptActs(useSession().data?.post?.id).data ?? [];
  const here = acts.filter(({ id }) => id === voice.id);
  if (here.length === 0) return null;
  return (
    <div className="mb-3">
      <Callout tone="hold" icon="edit" title={t('kept.title')}>
        <div className="l-actions">
          {here.map(({ key, name }) => (
            <Button key={key} onClick={() => onOpen(name)}>
              {t('kept.open', { action: v(`action.${name}`) })}
            </Button>
          ))}
        </div>
      </Callout>
    </div>
  );
}
