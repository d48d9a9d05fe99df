import { EmptyState, PageTitle, useMessages } from '#web/ui/index.ts';
import { en } from '../messages/en.ts';
import { zhCN } from '../messages/zh-CN.ts';

/** Stands where no module has put its home page yet. */
export default function SoonPage() {
  const t = useMessages(zhCN, en);
  return (
    <>
      <PageTitle>里仁</PageTitle>
      <EmptyState title={t('soon.title')}>{t('soon.text')}</EmptyState>
    </>
  );
}
