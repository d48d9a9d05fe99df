// For the engineer of another agency: what this is, how to get in, and a request that can be sent as it stands.
import { uuidv7 } from '#kernel/uuid.ts';
import { Section, useMessages } from '#web/ui/index.ts';
import type { ApiDocument } from './document.ts';
import { en, zhCN } from './messages.ts';
import { ProblemList } from './ProblemList.tsx';

const lamp = (id: string) => ({
  id,
  category: '0201',
  text: '小区门口的路灯三天不亮了',
  place: { lon: 109.7346, lat: 38.2852, address: '北门外第二根灯杆' },
});

function curl(base: string): string {
  const [id, key] = [uuidv7(), uuidv7()];
  return [
    `curl -X POST '${base}/api/voices' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H 'Idempotency-Key: ${key}' \\`,
    `  -d '${JSON.stringify(lamp(id))}'`,
  ].join('\n');
}

export function StartHere({ document }: { document: ApiDocument }) {
  const t = useMessages(zhCN, en);
  const base = document.servers[0]?.url ?? location.origin;
  return (
    <Section title={t('start.title')}>
      <div className="flex flex-col gap-3">
        <p>{t('start.what')}</p>
        <p>
          {t('start.base')} <code className="break-all font-semibold">{base}</code>
        </p>
        <h3 className="font-semibold">{t('start.ways')}</h3>
        <ol className="list-decimal pl-6">
          <li>{t('start.wayOpen')}</li>
          <li>{t('start.wayReporter')}</li>
          <li>{t('start.waySession')}</li>
        </ol>
        <h3 className="font-semibold">{t('start.try')}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and scrolling needs the keyboard */}
        <pre className="overflow-auto bg-raised p-3" tabIndex={0} lang="zh-CN">
          {curl(base)}
        </pre>
        <p>{t('start.tryNote')}</p>
        <p>{t('start.keys')}</p>
        <p>{t('start.limits')}</p>
        <p>{t('start.formats')}</p>
        <p>{t('start.problems')}</p>
        <h3 className="font-semibold">{t('start.problemList')}</h3>
        <ProblemList problems={document['x-problems']} />
      </div>
    </Section>
  );
}
