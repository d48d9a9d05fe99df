// The part in focus: the same four figures, large enough to be read from the other side of the room.
import { spokenName } from '#engines/region/messages/spoken.ts';
import { Button, Section } from '#web/ui/index.ts';
import { figures, type Pulse } from './pulse.ts';
import { RowsBehind } from './RowsBehind.tsx';
import { useWallMessages } from './words.ts';

export interface FocusProps {
  readonly place: Pulse;
  readonly lowest: boolean;
  readonly onOpen: () => void;
}

export function Focus({ place, lowest, onOpen }: FocusProps) {
  const t = useWallMessages();
  return (
    <Section title={spokenName(place.name)}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2">
        {figures.map((figure) => (
          <div
            key={figure}
            className="flex flex-wrap items-baseline justify-between gap-x-3 border-line border-t pt-2"
          >
            <dt className="text-base">{t(`figure.${figure}`)}</dt>
            <dd className="font-bold font-title text-xl">
              <RowsBehind figure={figure} place={place}>
                <span className={figure === 'overdue' && place.overdue > 0 ? 'text-late' : 'text-ink'}>
                  {place[figure].toLocaleString('en-US')}
                </span>
              </RowsBehind>
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-3">
        {place.unplaced ? (
          <p className="text-ink-soft text-sm">{t('unplaced.help')}</p>
        ) : lowest ? (
          <p className="text-ink-soft text-sm">{t('lowest')}</p>
        ) : (
          <Button icon="forward" wide onClick={onOpen}>
            {t('down', { name: spokenName(place.name) })}
          </Button>
        )}
      </div>
    </Section>
  );
}
