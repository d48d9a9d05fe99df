import 'maplibre-gl/dist/maplibre-gl.css';
import { type GeoJSONSource, Map as MapLibre, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import { boundsOf, featuresOf, HATCH, hatchImage, layersOf } from './cell-layers.ts';
import { type Cell, useGridMessages } from './grid-data.ts';

setWorkerUrl(workerUrl);

export interface CellMapProps {
  readonly cells: readonly Cell[];
  readonly label: string;
  readonly active: number | null;
  readonly onActive: (code: number) => void;
}

const colour = (token: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--color-${token}`).trim();

/** Our own outlines only: nothing is asked of any other server. */
export function CellMap({ cells, label, active, onActive }: CellMapProps) {
  const t = useGridMessages();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre>(undefined);
  const [drawing, setDrawing] = useState(true);
  const latest = useRef({ cells, onActive });
  latest.current = { cells, onActive };

  useEffect(() => {
    if (!box.current) return;
    const drawn = new MapLibre({
      container: box.current,
      style: {
        version: 8,
        sources: { cells: { type: 'geojson', data: featuresOf(latest.current.cells) } },
        layers: [],
      },
      bounds: boundsOf(latest.current.cells),
      fitBoundsOptions: { padding: 24 },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      // The wheel belongs to the page; the buttons and two fingers zoom.
      cooperativeGestures: false,
      scrollZoom: false,
    });
    drawn.addControl(new NavigationControl({ showCompass: false }));
    drawn.on('load', () => {
      drawn.addImage(HATCH, hatchImage(colour('risk')));
      for (const layer of layersOf(colour)) drawn.addLayer(layer);
      map.current = drawn;
    });
    drawn.once('idle', () => setDrawing(false));
    drawn.on('click', ['staffed', 'unstaffed'], (event) => {
      const code = Number(event.features?.[0]?.properties.code);
      if (code > 0) latest.current.onActive(code);
    });
    return () => {
      map.current = undefined;
      drawn.remove();
    };
  }, []);

  useEffect(() => {
    map.current?.getSource<GeoJSONSource>('cells')?.setData(featuresOf(cells));
  }, [cells]);

  useEffect(() => {
    const drawn = map.current;
    if (!drawn || active === null) return;
    const feature = { source: 'cells', id: active % 1000 };
    drawn.setFeatureState(feature, { active: true });
    return () => {
      if (map.current) drawn.setFeatureState(feature, { active: false });
    };
  }, [active]);

  return (
    <figure>
      {/* biome-ignore lint/a11y/useSemanticElements: a canvas with controls inside is neither an image nor a figure of its own */}
      <div
        ref={box}
        role="group"
        aria-label={label}
        aria-busy={drawing || undefined}
        className="h-80 w-full border border-line-strong xl:h-[30rem]"
      />
      <figcaption className="mt-1 flex flex-wrap gap-x-5 text-sm">
        <span className="inline-flex items-center gap-1.5">
          <span className="inline-block size-4 border border-line-strong bg-brand-wash" aria-hidden />
          {t('community.legendStaffed')}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span
            className="inline-block size-4 border border-line-strong bg-[repeating-linear-gradient(135deg,var(--color-risk)_0_1.5px,transparent_1.5px_5px)]"
            aria-hidden
          />
          {t('community.legendUnstaffed')}
        </span>
      </figcaption>
    </figure>
  );
}
