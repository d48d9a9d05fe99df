import { StateBadge } from '#web/ui/index.ts';
import { useCaseMessages } from './words.ts';

export interface CaseMarksProps {
  readonly returned: number;
  readonly disputed: number;
  readonly escalated: number;
  readonly urged: number;
}

/** What the eye should meet first; nothing at all for the ordinary case. */
export function CaseMarks({ returned, disputed, escalated, urged }: CaseMarksProps) {
  const t = useCaseMessages();
  return (
    <>
      {escalated > 0 && (
        <StateBadge tone="late" icon="bell">
          {t('mark.escalated', { n: escalated })}
        </StateBadge>
      )}
      {urged > 0 && (
        <StateBadge tone="late" icon="bell">
          {t('mark.urged', { n: urged })}
        </StateBadge>
      )}
      {disputed > 0 && (
        <StateBadge tone="risk" icon="alert">
          {t('mark.disputed', { n: disputed })}
        </StateBadge>
      )}
      {returned > 0 && (
        <StateBadge tone="hold" icon="return">
          {t('mark.returned', { n: returned })}
        </StateBadge>
      )}
    </>
  );
}
