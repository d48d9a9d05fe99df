import type { Answer } from '#kernel/contract.ts';
import { Button, Link, useMessages, useToast } from '#web/ui/index.ts';
import type { accountApi } from '../../contract.ts';
import { en } from '../../messages/en.ts';
import { zhCN } from '../../messages/zh-CN.ts';
import { useResidentWords } from './words.ts';

type SignIn = Answer<typeof accountApi.demoOutbox>['signIns'][number];

export function DemoSignIn({ signIn }: { signIn: SignIn }) {
  const t = useResidentWords();
  const words = useMessages(zhCN, en);
  return (
    <li className="rounded-md border border-line bg-raised p-4">
      <h3 className="text-lg">{words(`role.${signIn.role}`)}</h3>
      <p className="text-sm text-ink-soft">
        {signIn.name} · {signIn.place}
      </p>
      <dl className="my-3 grid gap-1">
        <Line label={t('outbox.login')} value={signIn.login} />
        <Line label={t('outbox.password')} value={signIn.password} />
        <Line label={t('outbox.code')} value={signIn.code} />
      </dl>
      <Link href={signIn.face}>{t('outbox.open')}</Link>
    </li>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  const t = useResidentWords();
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      toast({ text: t('outbox.copied'), tone: 'done' });
    } catch {
      toast({ text: t('outbox.copyFailed'), tone: 'late' });
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <dt className="w-20 flex-none text-sm text-ink-soft">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center justify-between gap-2 whitespace-nowrap font-mono text-sm">
        {value}
        <Button kind="quiet" onClick={() => void copy()} aria-label={t('outbox.copy', { what: label })}>
          {t('outbox.copyShort')}
        </Button>
      </dd>
    </div>
  );
}
