import { useSession } from '#modules/account/web/index.ts';
import type { FollowedVoice } from './opened.ts';
import { useReporterWords } from './words.ts';

/** Whether anybody will be told, in a sentence; none as long as it is not known whether this city sends messages. */
export function useNotice(voice: Pick<FollowedVoice, 'phone' | 'state'> | undefined): string | undefined {
  const t = useReporterWords();
  const session = useSession();
  if (!voice || !session.data || voice.state === 'closed') return undefined;
  const { phone, state } = voice;
  if (!phone) return t('notice.noPhone');
  if (!phone.mobile) return t('notice.landline', { ending: phone.ending });
  if (!session.data.phone) return t('notice.noService');
  return t(state === 'answered' ? 'notice.beforeLapse' : 'notice.onAnswer', { ending: phone.ending });
}
