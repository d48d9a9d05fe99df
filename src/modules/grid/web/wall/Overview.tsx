// One territory: its figures, its parts on a map or in a table, the part in focus, and what has just been reported.
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  Breadcrumb,
  Button,
  EmptyState,
  ErrorState,
  LoadingState,
  PageTitle,
  useLocale,
} from '#web/ui/index.ts';
import { Arrivals } from './Arrivals.tsx';
import { Figures } from './Figures.tsx';
import { Focus } from './Focus.tsx';
import { levelBelow, type Pulse, usePath, usePulse } from './pulse.ts';
import { useRotation } from './use-rotation.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { Legend, WallMap } from './WallMap.tsx';
import { WallTable } from './WallTable.tsx';
import { useWallMessages } from './words.ts';

export interface Place {
  readonly code: number;
  readonly name: string;
}

export function Overview({ home }: { home: Place }) {
  const t = useWallMessages();
  const [params, setParams] = useSearchParams();
  const at = Number(params.get('at')) || home.code;
  const path = usePath(at).data ?? [];
  const pulse = usePulse(at);
  const start = path.findIndex(({ code }) => code === home.code);
  // Above the own territory there is nothing to see.
  const within = start >= 0 ? path.slice(start) : [home];
  const here = within.at(-1) ?? home;
  const above = within.at(-2);
  const go = (code: number) => setParams(code === home.code ? {} : { at: String(code) });
  return (
    <div className="grid gap-5">
      <PageTitle>{here.name}</PageTitle>
      {above && (
        <div className="flex flex-wrap items-center gap-x-4">
          <Button icon="back" onClick={() => go(above.code)}>
            {t('up', { name: above.name })}
          </Button>
          <Breadcrumb
            label={t('at')}
            path={within.map(({ code, name }) => ({
              key: String(code),
              name,
              ...(code !== here.code && { to: code === home.code ? '/' : `/?at=${code}` }),
            }))}
          />
        </div>
      )}
      {pulse.isPending && <LoadingState rows={4} />}
      {pulse.isError && !pulse.data && <ErrorState error={pulse.error} onRetry={pulse.refetch} />}
      {pulse.data && pulse.data.length === 0 && (
        <EmptyState title={t('empty.title')}>{t('empty.help')}</EmptyState>
      )}
      {pulse.data && pulse.data.length > 0 && (
        <Parts
          key={at}
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
  readonly home: Place;
  readonly here: Place;
  readonly rows: readonly Pulse[];
  readonly go: (code: number) => void;
  readonly up: (() => void) | undefined;
}

function Parts({ home, here, rows, go, up }: PartsProps) {
  const t = useWallMessages();
  const [asTable, setAsTable] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const focus = rows.find(({ code }) => code === chosen) ?? rows[0];
  const level = levelBelow(rows);
  const lowest = level === 'grid';
  const step = (by: number) => {
    const index = rows.findIndex(({ code }) => code === focus?.code);
    setChosen(rows[(index + by + rows.length) % rows.length]?.code);
  };
  const rotation = useRotation(() => step(1));
  useWallKeys({
    step,
    up,
    ...(!lowest && focus && { open: () => go(focus.code) }),
    toggle: rotation.toggle,
  });
  const shared = { here, rows, focus: focus?.code, lowest, onFocus: setChosen, go };
  return (
    <>
      <Figures place={here} rows={rows} level={level} />
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,27rem)]">
        <div className="grid min-w-0 gap-3">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <fieldset className="flex gap-2" aria-label={t('view')}>
              <Button icon="map" kind="quiet" aria-pressed={!asTable} onClick={() => setAsTable(false)}>
                {t('map')}
              </Button>
              <Button icon="list" kind="quiet" aria-pressed={asTable} onClick={() => setAsTable(true)}>
                {t('table')}
              </Button>
            </fieldset>
            <Button
              icon={rotation.running ? 'pause' : 'refresh'}
              kind="quiet"
              aria-pressed={rotation.running}
              onClick={rotation.toggle}
            >
              {t(rotation.running ? 'rotate.stop' : 'rotate.start')}
            </Button>
          </div>
          {asTable ? <WallTable {...shared} /> : <WallMap {...shared} />}
          {!asTable && <Legend />}
        </div>
        <div className="grid gap-5">
          {focus && <Focus place={focus} lowest={lowest} onOpen={() => go(focus.code)} />}
          <Arrivals home={home.code} />
        </div>
      </div>
      <Notes still={rotation.still} />
    </>
  );
}

function Notes({ still }: { still: boolean }) {
  const t = useWallMessages();
  const gap = useLocale() === 'en' ? ' ' : '';
  return (
    <p className="text-sm text-ink-soft">
      {[t('demand'), t(still ? 'rotate.still' : 'rotate.running'), t('keys')]
        .map((line) => line + (/[.。]$/.test(line) ? '' : gap === '' ? '。' : '.'))
        .join(gap)}
    </p>
  );
}
