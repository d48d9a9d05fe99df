// 小区、楼栋、自然村 of the cells: what a resident's address is compared with.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from '#kernel/uuid.ts';
import { Button, Confirm, ErrorState, Section } from '#web/ui/index.ts';
import { AddPlaces } from './AddPlaces.tsx';
import { type Cell, cellsKey, grid, useGridMessages, useGridProblems } from './grid-data.ts';

export interface CellPlacesProps {
  readonly community: number;
  readonly cells: readonly Cell[];
  readonly active: number | null;
  readonly keeps: boolean;
}

export function CellPlaces({ community, cells, active, keeps }: CellPlacesProps) {
  const t = useGridMessages();
  const [dropping, setDropping] = useState<{ readonly cell: number; readonly place: Place } | null>(null);
  return (
    <Section title={t('places.title')}>
      <p className="mb-3 max-w-(--measure) text-ink-soft">{t(keeps ? 'places.help' : 'places.helpRead')}</p>
      {keeps && <AddPlaces community={community} cells={cells} active={active} />}
      <dl className="grid gap-3">
        {cells.map((cell) => (
          <div key={cell.code} className="grid gap-1 md:grid-cols-[10rem_minmax(0,1fr)]">
            <dt className={cell.code === active ? 'font-semibold text-brand' : 'font-medium'}>{cell.name}</dt>
            <dd>
              {cell.places.length === 0 ? (
                <span className="text-ink-soft">{t('places.none')}</span>
              ) : (
                <ul className="flex flex-wrap gap-x-2 gap-y-1">
                  {cell.places.map((place) => (
                    <li
                      key={place.id}
                      className="inline-flex items-center gap-1 rounded-md bg-brand-wash px-2"
                    >
                      {place.name}
                      {keeps && (
                        <Button
                          kind="quiet"
                          aria-label={t('places.dropOf', { name: place.name })}
                          onClick={() => setDropping({ cell: cell.code, place })}
                        >
                          {t('places.drop')}
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {dropping && <DropPlace community={community} {...dropping} onClose={() => setDropping(null)} />}
    </Section>
  );
}

type Place = Cell['places'][number];

interface DropPlaceProps {
  readonly community: number;
  readonly cell: number;
  readonly place: Place;
  readonly onClose: () => void;
}

function DropPlace({ community, cell, place, onClose }: DropPlaceProps) {
  const t = useGridMessages();
  const problems = useGridProblems();
  const queries = useQueryClient();
  const [key] = useState(uuidv7);
  const drop = useMutation({
    mutationFn: () => grid.endPlace({ params: { code: cell, place: place.id }, idempotencyKey: key }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: cellsKey(community) });
      onClose();
    },
  });
  return (
    <Confirm
      open
      title={t('places.dropOf', { name: place.name })}
      verb={t('places.drop')}
      danger
      onClose={onClose}
      onConfirm={() => drop.mutate()}
    >
      <p>{t('places.dropHelp')}</p>
      {drop.error && <ErrorState error={drop.error} words={problems} inline />}
    </Confirm>
  );
}
