import { Audit } from '#modules/account/web/desk/Audit.tsx';
import { useSession } from '#modules/account/web/index.ts';
import { useLocale } from '#web/ui/index.ts';
import { trailEn, trailZhCN, valuesEn, valuesZhCN } from '../trail-words.ts';

export default function AuditPage() {
  const home = useSession().data?.post;
  const english = useLocale() === 'en';
  const [acts, values] = english ? [trailEn, valuesEn] : [trailZhCN, valuesZhCN];
  return home ? <Audit acts={acts} values={values} home={home} /> : null;
}
