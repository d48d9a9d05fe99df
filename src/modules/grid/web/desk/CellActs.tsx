// What a community decides about its cells; nobody else is offered it.
import { useState } from 'react';
import { Button } from '#web/ui/index.ts';
import { EndCell } from './EndCell.tsx';
import { type Cell, useGridMessages } from './grid-data.ts';
import { OpenCell } from './OpenCell.tsx';

export interface CellActsProps {
  readonly community: number;
  readonly cells: readonly Cell[];
  readonly active: number | null;
  readonly onActive: (code: number | null) => void;
}

export function CellActs({ community, cells, active, onActive }: CellActsProps) {
  const t = useGridMessages();
  const [form, setForm] = useState<'open' | 'end' | null>(null);
  const close = () => setForm(null);
  return (
    <>
      <div className="l-actions">
        <Button icon="plus" onClick={() => setForm('open')}>
          {t('opening.verb')}
        </Button>
        {/* A community keeps at least one. */}
        {cells.length > 1 && (
          <Button icon="close" onClick={() => setForm('end')}>
            {t('ending.verb')}
          </Button>
        )}
      </div>
      {form === 'open' && <OpenCell community={community} onClose={close} onOpened={onActive} />}
      {form === 'end' && (
        <EndCell
          cells={cells}
          chosen={cells.find(({ code }) => code === active)}
          onClose={close}
          onEnded={onActive}
        />
      )}
    </>
  );
}
