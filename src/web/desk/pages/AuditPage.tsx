import { Audit } from '#modules/account/web/desk/Audit.tsx';
import { useSession } from '#modules/account/web/index.ts';
import { useLocale } from '#web/ui/index.ts';
import { trailEn, trailZhCN } from '../trail-words.ts';

export default function AuditPage() {
  const home = useSession().data?.post;
  const acts = useLocale() === 'en' ? trailEn : trailZhCN;
  return home ? <Audit acts={acts} home={home} /> : null;
}
