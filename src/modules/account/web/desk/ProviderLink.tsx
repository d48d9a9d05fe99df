import { Link } from '#web/ui/index.ts';
import { useDeskMessages } from './words.ts';

/** The city's own identity provider, and from there back to this very page. */
export function ProviderLink() {
  const t = useDeskMessages();
  return (
    <>
      <p className="text-center text-ink-soft text-sm">{t('signIn.or')}</p>
      <Link
        href={`/api/oidc/start?to=${encodeURIComponent(location.pathname + location.search)}`}
        look="plain"
        icon="lock"
        wide
      >
        {t('signIn.oidc')}
      </Link>
    </>
  );
}
