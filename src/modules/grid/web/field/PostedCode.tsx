// The board at the entrance, ready to print: a code that opens the public page of this cell.
import { renderSVG } from 'uqr';
import { Button, Link, useMessages } from '#web/ui/index.ts';
import { en } from '../../messages/field.en.ts';
import { zhCN } from '../../messages/field.zh-CN.ts';

export default function PostedCode({ code, line }: { code: number; line: string }) {
  const t = useMessages(zhCN, en);
  const path = `/cell/${code}`;
  const picture = renderSVG(`${location.origin}${path}`, { border: 2 });
  return (
    <>
      <img
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`}
        alt={t('codeOf', { line })}
        width={208}
        height={208}
        className="my-3 border border-line bg-raised"
      />
      <div className="l-actions print:hidden">
        <Button icon="print" onClick={() => print()}>
          {t('print')}
        </Button>
        <Link href={path} look="plain" newPage>
          {t('seePage')}
        </Link>
      </div>
    </>
  );
}
