import { type ReactNode, useState } from 'react';
import { Button } from '#web/ui/index.ts';
import { useDeskMessages } from './words.ts';

export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const t = useDeskMessages();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Button onClick={copy} icon={copied ? 'check' : 'forward'}>
      {copied ? t('accounts.copied') : children}
    </Button>
  );
}
