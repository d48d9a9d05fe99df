// Why the sign-in that was here is over, and what to do about it.
import { Callout } from '#web/ui/index.ts';
import type { Me } from '../session.ts';
import { useDeskMessages, usePostName } from './words.ts';

export interface SessionEndedProps {
  readonly ended: Me['ended'];
  /** Somebody was at work here when it ended, and comes back to the same page. */
  readonly interrupted: boolean;
}

/** Told even to whoever opens the page anew: otherwise they would try a password that is no longer good. */
const ALWAYS: readonly string[] = ['postEnded', 'disabled', 'reset', 'newPassword'];

export function SessionEnded({ ended, interrupted }: SessionEndedProps) {
  const t = useDeskMessages();
  const postName = usePostName();
  if (!interrupted && (ended === null || !ALWAYS.includes(ended.why))) return null;
  const post = ended?.post ? postName({ ...ended.post, orgName: null }) : '';
  return (
    <Callout tone="hold" icon="clock" title={t('signIn.ended')}>
      <p>
        {ended
          ? t(`signIn.endedWhy.${ended.why}`, { post, minutes: ended.idleMinutes, hours: ended.hours })
          : t('signIn.endedUnknown')}
      </p>
      {interrupted && ended?.why !== 'disabled' && <p>{t('signIn.endedHelp')}</p>}
    </Callout>
  );
}
