import { useState } from 'react';
import {
  Button,
  Callout,
  Confirm,
  DueBadge,
  EmptyState,
  ErrorState,
  Facts,
  ItemList,
  LoadingState,
  OfflineBanner,
  Section,
  Sheet,
  StateBadge,
  Timeline,
  useToast,
} from '#web/ui/index.ts';
import { useSample } from './sample.ts';

export function States() {
  const t = useSample();
  return (
    <Section title={t('states')}>
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
        <DueBadge state="running" remaining={{ value: 3, unit: 'workingDays' }} />
        <DueBadge state="atRisk" remaining={{ value: 4, unit: 'workingHours' }} />
        <DueBadge state="overdue" remaining={{ value: 2, unit: 'workingDays' }} />
        <DueBadge state="paused" />
        <DueBadge state="done" />
        <DueBadge state="overdue" short />
      </div>
      <div className="mt-4 flex flex-wrap gap-3">
        <StateBadge tone="brand" icon="forward">
          {t('open1')}
        </StateBadge>
        <StateBadge tone="done" icon="check">
          {t('done1')}
        </StateBadge>
        <StateBadge tone="hold" icon="pause">
          {t('hold1')}
        </StateBadge>
        <StateBadge>{t('mine')}</StateBadge>
      </div>
      <div className="mt-6 grid gap-x-12 gap-y-6 md:grid-cols-2">
        <Timeline
          label={t('phase')}
          steps={[
            { key: '1', title: t('accepted'), at: '2026-11-20T01:12:00Z', by: t('by'), tone: 'done' },
            {
              key: '2',
              title: t('assigned'),
              at: '2026-11-20T02:40:00Z',
              by: t('by'),
              body: t('assignedBody'),
            },
            { key: '3', title: t('fixed'), body: t('fixedBody'), ahead: true },
          ]}
        />
        <div className="grid content-start gap-4">
          <Callout title={t('fixed')} tone="brand">
            {t('fixedBody')}
          </Callout>
          <Callout tone="risk">{t('emptyText')}</Callout>
          <Facts
            items={[
              { label: t('number'), value: 'YL-20261120-0042' },
              { label: t('place'), value: '榆阳区 › 鼓楼街道 › 张家楼社区' },
              {
                label: t('due'),
                value: <DueBadge state="running" remaining={{ value: 3, unit: 'workingDays' }} />,
              },
            ]}
          />
        </div>
      </div>
    </Section>
  );
}

export function Views() {
  const t = useSample();
  return (
    <Section title={t('views')}>
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
        <EmptyState title={t('emptyTitle')} action={<Button kind="primary">{t('report')}</Button>}>
          {t('emptyText')}
        </EmptyState>
        <LoadingState rows={3} />
        <ErrorState error={{ code: 'voice.broken', status: 500, slots: {} }} onRetry={() => undefined} />
        <ErrorState error={{ code: 'page.offline', status: 0, slots: {} }} onRetry={() => undefined} />
        <ErrorState error={{ code: 'kernel.conflict', status: 409, slots: {} }} inline />
        <OfflineBanner online={false} waiting={3} />
      </div>
    </Section>
  );
}

export function Lists() {
  const t = useSample();
  return (
    <Section title={t('lists')}>
      <ItemList
        label={t('lists')}
        items={[
          {
            key: '1',
            title: t('lamp'),
            to: '/gallery',
            icon: 'alert',
            meta: t('people', { n: 4 }),
            badge: <DueBadge state="atRisk" remaining={{ value: 4, unit: 'hours' }} />,
          },
          {
            key: '2',
            title: t('water'),
            to: '/gallery',
            icon: 'alert',
            meta: t('people', { n: 1 }),
            badge: <DueBadge state="overdue" remaining={{ value: 2, unit: 'days' }} />,
          },
          {
            key: '3',
            title: t('lift'),
            to: '/gallery',
            icon: 'people',
            meta: t('by'),
            badge: <StateBadge tone="done">{t('done1')}</StateBadge>,
          },
        ]}
      />
    </Section>
  );
}

export function Overlays() {
  const t = useSample();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [sheet, setSheet] = useState(false);
  return (
    <Section title={t('overlay')}>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => toast({ text: t('reported'), tone: 'done' })}>Toast</Button>
        <Button onClick={() => toast({ text: t('undone'), undo: () => undefined })}>Toast + undo</Button>
        <Button onClick={() => setAsking(true)}>Dialog</Button>
        <Button onClick={() => setSheet(true)}>Sheet</Button>
      </div>
      <Confirm
        open={asking}
        title={t('dialogTitle')}
        verb={t('back')}
        danger
        onConfirm={() => setAsking(false)}
        onClose={() => setAsking(false)}
      >
        {t('dialogText')}
      </Confirm>
      <Sheet
        open={sheet}
        title={t('sheetTitle')}
        onClose={() => setSheet(false)}
        actions={<Button kind="primary">{t('submit')}</Button>}
      >
        <Facts items={[{ label: t('what'), value: t('lamp') }]} />
      </Sheet>
    </Section>
  );
}
