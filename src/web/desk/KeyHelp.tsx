import { Dialog, KeyHint, Section, useMessages } from '#web/ui/index.ts';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';

const groups = [
  {
    name: 'everywhere',
    keys: [
      ['Ctrl K', 'palette'],
      ['/', 'search'],
      ['?', 'help'],
      ['Esc', 'close'],
    ],
  },
  {
    name: 'inbox',
    keys: [
      ['j', 'down'],
      ['k', 'up'],
      ['Enter', 'open'],
      ['1 … 5', 'tabs'],
    ],
  },
  {
    name: 'case',
    keys: [
      ['A … Z', 'action'],
      ['N', 'next'],
      ['P', 'print'],
    ],
  },
] as const;

/** All keys of the desk on one page; every one of them also has a button. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useMessages(zhCN, en);
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')}>
      <p className="text-ink-soft">{t('keys.note')}</p>
      {groups.map((group) => (
        <Section key={group.name} level={3} title={t(`keys.${group.name}`)}>
          <dl className="grid grid-cols-[6rem_1fr] gap-y-1">
            {group.keys.map(([keys, what]) => (
              <div key={what} className="contents">
                <dt>
                  <KeyHint keys={keys} />
                </dt>
                <dd>{t(`keys.${what}`)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </Dialog>
  );
}
