// What a case has on paper and not on the screen: what it is, who printed it when, and room for a hand and a seal.
import { inFours } from '#engines/casework/messages/number.ts';
import { useSession } from '#modules/account/web/index.ts';
import { DateText, usePaper } from '#web/ui/index.ts';
import type { VoiceDetail } from './voice-case.ts';
import { usePageMessages } from './words.ts';

export function SheetHead({ voice }: { voice: VoiceDetail }) {
  const t = usePageMessages();
  const me = useSession().data;
  if (!usePaper()) return null;
  return (
    <header className="mb-4">
      <p className="text-center font-title text-2xl">{t('sheet.title')}</p>
      <p className="flex flex-wrap justify-between gap-x-6">
        <span>{inFours(voice.number)}</span>
        <span>
          {t('sheet.body')} {me?.post?.orgName ?? me?.post?.place}
        </span>
        <span>
          {t('sheet.by')} {me?.name}
        </span>
        <span>
          {t('sheet.printed')} <DateText value={new Date().toISOString()} parts="exact" />
        </span>
      </p>
    </header>
  );
}

export function SheetFoot() {
  const t = usePageMessages();
  if (!usePaper()) return null;
  return (
    <footer className="mt-8 flex break-inside-avoid justify-between gap-6">
      <span>{t('sheet.sign')}：____________</span>
      <span>{t('sheet.seal')}：____________</span>
      <span>{t('sheet.date')}</span>
    </footer>
  );
}
