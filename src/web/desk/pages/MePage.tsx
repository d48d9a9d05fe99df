import { OwnAccount } from '#modules/account/web/desk/OwnAccount.tsx';
import { useSession } from '#modules/account/web/index.ts';
import { PageTitle, useMessages } from '#web/ui/index.ts';
import { en } from '../messages/en.ts';
import { zhCN } from '../messages/zh-CN.ts';

export default function MePage() {
  const t = useMessages(zhCN, en);
  const me = useSession().data;
  if (!me?.name) return null;
  return (
    <>
      <PageTitle over={me.name}>{t('me')}</PageTitle>
      <OwnAccount me={me} />
    </>
  );
}
