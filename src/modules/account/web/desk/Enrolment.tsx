import { useDeskMessages } from './words.ts';

/** What the authenticator needs: a picture to scan, and the same as letters for those who cannot scan. */
export function Enrolment({ qr, secret }: { qr: string | null; secret: string | null }) {
  const t = useDeskMessages();
  return (
    <ol className="grid list-decimal gap-3 pl-5">
      <li>{t('signIn.enrolStep1')}</li>
      <li>
        {t('signIn.enrolStep2')}
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
            <p>
              {t('signIn.secret')}
              <br />
              <code className="font-mono text-lg">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
            </p>
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
