// The reporter's number: shown to who works on the matter, when asked for. Each look is told to the reporter.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ErrorState, Link, usePaper } from '#web/ui/index.ts';
import { type VoiceDetail, voiceKey, voices } from './voice-case.ts';
import { usePageMessages, useVoiceProblems } from './words.ts';

export function PhoneNumber({ voice }: { voice: VoiceDetail }) {
  const t = usePageMessages();
  const problems = useVoiceProblems();
  const queries = useQueryClient();
  const paper = usePaper();
  const params = { county: voice.county, id: voice.id };
  const look = useMutation({
    mutationFn: () => voices.phone({ params }),
    // The look stands in the course now.
    onSuccess: () => void queries.invalidateQueries({ queryKey: voiceKey(params) }),
  });
  if (!voice.hasPhone) return t('phoneNone');
  if (look.data && !paper) return <Opened phone={look.data.phone} />;
  if (voice.can.phone !== true || paper) return t('phone');
  return (
    <div className="grid justify-items-start gap-1">
      <Button icon="phone" busy={look.isPending} onClick={() => look.mutate()}>
        {t('phoneLook')}
      </Button>
      <span className="text-ink-soft text-sm">{t('phoneTold')}</span>
      {look.error && <ErrorState error={look.error} words={problems} inline />}
    </div>
  );
}

function Opened({ phone }: { phone: string }) {
  const t = usePageMessages();
  const [said, setSaid] = useState<'phoneCopied' | 'phoneCopyFailed'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(phone);
      setSaid('phoneCopied');
    } catch {
      setSaid('phoneCopyFailed');
    }
  };
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Link href={`tel:${phone}`} look="plain" icon="phone">
        {phone}
      </Link>
      <Button kind="quiet" onClick={() => void copy()}>
        {t('phoneCopy')}
      </Button>
      <span role="status" className="text-ink-soft text-sm">
        {said && t(said)}
      </span>
    </span>
  );
}
