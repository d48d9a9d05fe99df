// Back, next and print; N and P do the same.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { casework } from '#engines/casework/web/inbox-query.ts';
import { afterIn, keepList, takeList } from '#engines/casework/web/walked-list.ts';
import { usePageKeys } from '#web/app/page-keys.ts';
import { Button, KeyHint, Link } from '#web/ui/index.ts';
import type { CaseAddress } from './voice-case.ts';
import { usePageMessages } from './words.ts';

export function PageTools({ here }: { here: CaseAddress }) {
  const t = usePageMessages();
  const navigate = useNavigate();
  const [walked] = useState(takeList);
  // Opened by its address: what waits for this desk is walked instead.
  const waiting = useQuery({
    queryKey: ['inbox', 'next'],
    queryFn: () => casework.inbox({ query: { view: 'mine', limit: 100 } }),
    enabled: walked === undefined,
    // As it was when the walk began.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const list = walked ?? (waiting.data && { href: '/inbox', cases: waiting.data.cases });
  const next = list && afterIn(list.cases, here.id);
  const goNext = () => {
    if (!list || !next) return;
    keepList(list);
    void navigate(`/case/${next.county}/${next.id}`);
  };
  usePageKeys((key) => {
    if (key.toLowerCase() === 'p') print();
    else if (key.toLowerCase() === 'n') goNext();
    else return false;
    return true;
  });
  return (
    <div className="l-actions print:hidden">
      <Link to={list?.href ?? '/inbox'} look="quiet" icon="back">
        {t('back')}
      </Link>
      {next ? (
        <Button icon="forward" onClick={goNext} aria-keyshortcuts="N">
          {t('next')} <KeyHint keys="N" />
        </Button>
      ) : (
        list && <span className="text-ink-soft text-sm">{t('last')}</span>
      )}
      <Button icon="print" onClick={() => print()} aria-keyshortcuts="P">
        {t('print')} <KeyHint keys="P" />
      </Button>
    </div>
  );
}
