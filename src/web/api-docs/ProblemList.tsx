import { useLocale } from '#web/ui/index.ts';
import type { Explained } from './document.ts';

export function ProblemList({ problems }: { problems: readonly Explained[] }) {
  const locale = useLocale();
  return (
    <ul className="flex flex-col gap-1 py-1">
      {problems.map(({ code, status, zh, en }) => (
        <li key={code}>
          <code>
            {status} {code}
          </code>{' '}
          <span className="text-ink-soft">{(locale === 'en' ? en : zh).replaceAll(/\{\w+\}/g, '…')}</span>
        </li>
      ))}
    </ul>
  );
}
