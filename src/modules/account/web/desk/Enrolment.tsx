import { Link } from '#web/ui/index.ts';
import { CopyButton } from './CopyButton.tsx';
import type { Challenge } from './SecondStep.tsx';
import { useDeskMessages } from './words.ts';

/** What the authenticator needs: a picture to scan, and for the phone this is read on a way to hand it over. */
export function Enrolment({ qr, secret, uri }: Pick<Challenge, 'qr' | 'secret' | 'uri'>) {
  const t = useDeskMessages();
  return (
    <ol className="grid list-decimal gap-3 pl-5">
      <li>{t('signIn.enrolStep1')}</li>
      <li>
        {t('signIn.enrolStep2')}
        {uri !== null && (
          <p className="mt-2 md:hidden">
            <Link href={uri} look="plain" icon="forward" wide>
              {t('signIn.openApp')}
            </Link>
          </p>
        )}
        <div className="mt-2 flex flex-wrap items-center gap-4">
          {qr !== null && (
            <img
              src={asImage(qr)}
              alt={t('signIn.qr')}
              width={176}
              height={176}
              className="border border-line"
            />
          )}
          {secret !== null && (
            <div className="grid justify-items-start gap-2">
              <p>
                {t('signIn.secret')}
                <br />
                <code className="font-mono text-lg" data-secret>
                  {secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
                </code>
              </p>
              <CopyButton text={secret}>{t('signIn.copySecret')}</CopyButton>
            </div>
          )}
        </div>
      </li>
      <li>{t('signIn.enrolStep3')}</li>
    </ol>
  );
}

function asImage(qr: string): string {
  return qr.startsWith('data:') ? qr : `data:image/svg+xml;charset=utf-8,${encodeURIComponent(qr)}`;
}
