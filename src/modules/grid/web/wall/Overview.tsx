// One territory: its figures, its parts on a map or in a table, the part in focus, and what has just been reported.
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { spokenName } from '#engines/region/messages/spoken.ts';
import { PlaceTrail } from '#engines/region/web/PlaceTrail.tsx';
import { asProblem, Button, EmptyState, ErrorState, LoadingState, PageTitle } from '#web/ui/index.ts';
import { Arrivals } from './Arrivals.tsx';
import { Figures } from './Figures.tsx';
import { Focus } from './Focus.tsx';
import { Legend } from './Legend.tsx';
import { hasSomething, levelBelow, type Pulse, usePath, usePulse, worstOf } from './pulse.ts';
import { useOpensRows } from './RowsBehind.tsx';
import { type Rotation, useRotation } from './use-rotation.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { WallMap } from './WallMap.tsx';
import { WallTable } from './WallTable.tsx';
import { useWallMessages } from './words.ts';

export interface Place {
  readonly code: number;
  readonly name: string;
}

/** A line that is down says nothing about the place. */
const isNoPlace = (failure: unknown) => failure !== null && asProblem(failure).status !== 0;

export function Overview({ home }: { home: Place }) {
  const t = useWallMessages();
  const [params, setParams] = useSearchParams();
  const at = Number(params.get('at')) || home.code;
  const known = usePath(at);
  const path = known.data ?? [];
  const pulse = usePulse(at);
  const start = path.findIndex(({ code }) => code === home.code);
  // Above the own territory there is nothing to see.
  const within = start >= 0 ? path.slice(start) : [home];
  const here = within.at(-1) ?? home;
  const above = within.at(-2);
  const outside =
    at !== home.code && (isNoPlace(pulse.error) || isNoPlace(known.error) || (known.isSuccess && start < 0));
  const [asTable, setAsTable] = useState(false);
  const go = (code: number) => setParams(code === home.code ? {} : { at: String(code) });
  return (
    <div className="grid grid-cols-1 gap-5 max-md:[--text-3xl:2.5rem] max-md:[--text-base:1rem] max-md:[--text-sm:0.875rem] max-md:[--text-xl:1.375rem]">
      <div className="-mb-5">
        <PageTitle
          actions={
            <>
              {above && (
                <>
                  <PlaceTrail
                    label={t('at')}
                    path={within}
                    to={(code) => (code === home.code ? '/' : `/?at=${code}`)}
                  />
                  <Button icon="back" onClick={() => go(above.code)}>
                    {t('up', { name: spokenName(above.name) })}
                  </Button>
                </>
              )}
              <Button icon={asTable ? 'map' : 'list'} onClick={() => setAsTable(!asTable)}>
                {t(asTable ? 'asMap' : 'asTable')}
              </Button>
            </>
          }
        >
          {spokenName(here.name)}
        </PageTitle>
      </div>
      {outside ? (
        <EmptyState
          title={t('notInForce')}
          icon="search"
          action={
            <Button icon="back" onClick={() => go(home.code)}>
              {t('up', { name: home.name })}
            </Button>
          }
        />
      ) : (
        <>
          {(pulse.isPending || known.isPending) && <LoadingState rows={4} />}
          {pulse.isError && !pulse.data && <ErrorState error={pulse.error} onRetry={pulse.refetch} />}
          {!pulse.isError && known.isError && <ErrorState error={known.error} onRetry={known.refetch} />}
          {known.data && pulse.data?.length === 0 && (
            <EmptyState title={t('empty.title')}>{t('empty.help')}</EmptyState>
          )}
        </>
      )}
      {!outside && known.data && pulse.data && pulse.data.length > 0 && (
        <Parts
          key={at}
          asTable={asTable}
          home={home}
          here={here}
          rows={pulse.data}
          go={go}
          up={above && (() => go(above.code))}
        />
      )}
    </div>
  );
}

interface PartsProps {
  readonly asTable: boolean;
  readonly home: Place;
  readonly here: Place;
  readonly rows: readonly Pulse[];
  readonly go: (code: number) => void;
  readonly up: (() => void) | undefined;
}

function Parts({ asTable, home, here, rows: answered, go, up }: PartsProps) {
  const t = useWallMessages();
  const [chosen, setChosen] = useState<number>();
  const level = levelBelow(answered);
  const rows = answered.map((row) => (row.unplaced ? { ...row, name: t(`unplaced.${level}`) } : row));
  const focus = rows.find(({ code }) => code === chosen) ?? worstOf(rows);
  const lowest = level === 'grid';
  const step = (by: number, among: readonly Pulse[] = rows) => {
    const index = among.findIndex(({ code }) => code === focus?.code);
    setChosen(among[(index + by + among.length) % among.length]?.code);
  };
  // Nobody in the hall is shown four zeros.
  const rotation = useRotation(() => step(1, rows.filter(hasSomething)));
  useWallKeys({
    step,
    up,
    ...(!lowest && focus && !focus.unplaced && { open: () => go(focus.code) }),
    toggle: rotation.toggle,
  });
  const shared = { here, rows, focus: focus?.code, lowest, onFocus: setChosen, go };
  return (
    // The map takes the height of the screen; beside it the figures, which a narrow screen shows first.
    <div className="grid grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(24rem,31rem)] lg:grid-rows-[auto_1fr]">
      <div className="lg:col-start-2">
        <Figures place={here} rows={rows} level={level} />
      </div>
      <div className="grid min-w-0 grid-cols-1 content-start gap-3 lg:col-start-1 lg:row-span-2 lg:row-start-1">
        {asTable ? <WallTable {...shared} /> : <WallMap {...shared} />}
        {!asTable && <Legend />}
      </div>
      <div className="grid content-start gap-4 lg:col-start-2">
        {focus && <Focus place={focus} lowest={lowest} onOpen={() => go(focus.code)} />}
        <Arrivals home={home.code} />
        <About rotation={rotation} />
      </div>
    </div>
  );
}

/** The rotation and the keys, and what the figures do not say. */
function About({ rotation: { running, still, toggle } }: { rotation: Rotation }) {
  const t = useWallMessages();
  const opens = useOpensRows();
  return (
    <div className="grid gap-2">
      <Button icon={running ? 'pause' : 'refresh'} wide aria-pressed={running} onClick={toggle}>
        {t(running ? 'rotate.stop' : 'rotate.start')}
      </Button>
      <details className="text-ink-soft text-sm">
        <summary className="cursor-pointer py-1">{t('about')}</summary>
        <ul className="grid gap-1 py-1">
          <li>{t('demand')}</li>
          <li>{t(still ? 'rotate.still' : 'rotate.running')}</li>
          {!opens && <li>{t('rowsAtDesk')}</li>}
          <li>{t('keys')}</li>
        </ul>
      </details>
    </div>
  );
}
