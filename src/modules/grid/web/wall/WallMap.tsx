// The parts of a territory: colour, pattern and figures say the same, and each part opens.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { spokenName } from '#engines/region/messages/spoken.ts';
import { areaOf, centreOf, placeLabels, planeFor, type Size } from '#engines/region/web/plane.ts';
import { ErrorState, LoadingState } from '#web/ui/index.ts';
import { type Form, MapPart, type Part, PartLabels } from './MapPart.tsx';
import type { Place } from './Overview.tsx';
import { type Pulse, shadeOf, useOutlines } from './pulse.ts';
import { Hatch } from './shading.tsx';
import { useWallMessages } from './words.ts';

export interface PartsView {
  readonly here: Place;
  readonly rows: readonly Pulse[];
  readonly focus: number | undefined;
  readonly lowest: boolean;
  readonly onFocus: (code: number) => void;
  readonly go: (code: number) => void;
}

const MARGIN = 6;
/** Nothing smaller is written. */
const SMALLEST = 12;
const ENDING = /(街道|社区|镇|乡|村)$/;

export function WallMap({ here, rows, focus, lowest, onFocus, go }: PartsView) {
  const t = useWallMessages();
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const outlines = useOutlines(here.code);
  const features = outlines.data?.features ?? [];
  const letter = Math.round(Math.max(SMALLEST, Math.min(20, Math.min(size.width, size.height) / 28)));
  const parts = features.length > 0 && size.width > 0 ? bestOf(features, rows, size, letter, t) : [];
  // From left to right, as the numbers stand.
  const nameless = namelessOf(parts)
    .sort((a, b) => (a.label?.at[0] ?? 0) - (b.label?.at[0] ?? 0))
    .map(({ place }) => spokenName(place.name));
  const focused = parts.find(({ code }) => code === focus);
  return (
    <figure>
      <div
        ref={box}
        className="h-[max(22rem,calc(100dvh-17.5rem))] max-lg:h-[min(26rem,70dvh)] overflow-hidden rounded-md border border-line bg-paper-deep"
      >
        {outlines.isPending && <LoadingState rows={4} />}
        {outlines.isError && features.length === 0 && (
          <ErrorState error={outlines.error} onRetry={outlines.refetch} />
        )}
        {outlines.isSuccess && features.length === 0 && <p className="p-6 text-ink-soft">{t('mapNone')}</p>}
        {parts.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a drawing of links is no fieldset
          <svg
            viewBox={`0 0 ${size.width} ${size.height}`}
            className="block size-full"
            role="group"
            aria-label={t('mapOf', { name: here.name, n: parts.length })}
          >
            <Hatch />
            {parts.map((part) => (
              <MapPart key={part.code} part={part} lowest={lowest} onFocus={onFocus} go={go} />
            ))}
            {focused && (
              <path
                d={focused.path}
                className="pointer-events-none fill-none stroke-focus"
                strokeWidth={3.5}
                strokeLinejoin="round"
              />
            )}
            <PartLabels parts={parts} />
          </svg>
        )}
      </div>
      {nameless.length > 0 && (
        <figcaption className="mt-2 text-ink-soft text-sm" aria-hidden>
          {t('nameless', { names: nameless.join(t('and')) })}
        </figcaption>
      )}
    </figure>
  );
}

const namelessOf = (parts: readonly Part[]) =>
  parts.filter(({ label }) => label === undefined || label.lines.length < 2);

const ROUNDS = 3;

/** Whatever found no room for its name is placed before the others in the next round; they can do with smaller letters. */
function bestOf(...[features, rows, size, letter, t]: Parameters<typeof partsOf>): Part[] {
  let best = partsOf(features, rows, size, letter, t);
  const first = new Set<number>();
  for (let round = 0; round < ROUNDS && namelessOf(best).length > 0; round++) {
    for (const { code } of namelessOf(best)) first.add(code);
    const parts = partsOf(features, rows, size, letter, t, first);
    if (namelessOf(parts).length < namelessOf(best).length) best = parts;
  }
  return best;
}

type Features = NonNullable<ReturnType<typeof useOutlines>['data']>['features'];

function partsOf(
  features: Features,
  rows: readonly Pulse[],
  size: Size,
  letter: number,
  t: ReturnType<typeof useWallMessages>,
  first: ReadonlySet<number> = new Set(),
): Part[] {
  const plane = planeFor(
    features.flatMap(({ geometry }) => geometry.coordinates),
    size,
    MARGIN,
  );
  const drawn = features.flatMap(({ id, geometry }) => {
    const row = rows.find(({ code }) => code === id);
    if (!row) return [];
    const ring = (geometry.coordinates[0] ?? []).map(plane.point);
    const name = spokenName(row.name);
    const short = row.overdue > 0 ? `${row.open} / ${row.overdue}` : String(row.open);
    const open = t('labelOpen', { n: row.open });
    const late = row.overdue > 0 ? [t('labelLate', { n: row.overdue })] : [];
    // Widest first; a smaller letter before a name is given up.
    const small = Math.max(SMALLEST, letter * 0.75);
    const forms: readonly Form[] = [
      { lines: [name, [open, ...late].join(' · ')], letter },
      { lines: [name, open, ...late], letter },
      { lines: [name, short], letter },
      { lines: [name, short], letter: small },
      // 崇文路 for 崇文路街道: what a place is stands in the level, and a name is worth more than its ending.
      { lines: [name.replace(ENDING, ''), short], letter: small },
      { lines: [name.replace(ENDING, ''), short], letter: SMALLEST },
      { lines: [short], letter: small },
    ];
    return [{ row, ring, path: plane.path(geometry.coordinates), forms }];
  });
  const labels = placeLabels(
    drawn.map(({ row, ring, forms }) => ({
      key: row.code,
      at: centreOf(ring),
      ring,
      forms: forms.map(sizeOf),
      // Where something is late, the words must find room; then by the room there is.
      weight: (first.has(row.code) ? 1e15 : 0) + row.overdue * 1e9 + areaOf(ring),
    })),
    size,
  );
  return drawn.map(({ row, path, forms }) => {
    const label = labels.get(row.code);
    const form = label && forms[label.form];
    return {
      code: row.code,
      path,
      shade: shadeOf(row),
      place: row,
      words: t('region', { name: spokenName(row.name), open: row.open, overdue: row.overdue }),
      ...(label && form && { label: { at: label.at, ...form } }),
    };
  });
}

/** Chinese letters are as wide as they are high, the others a little more than half. */
function sizeOf({ lines, letter }: Form): Size {
  const widths = lines.map((line) =>
    [...line].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58), 0),
  );
  return { width: Math.max(...widths) * letter + 8, height: lines.length * letter * 1.3 + 4 };
}

function useSize(box: RefObject<HTMLDivElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry)
        setSize({ width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
