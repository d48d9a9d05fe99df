import type { MouseEvent } from 'react';
import type { Point } from '#engines/region/web/plane.ts';
import type { Place } from './Overview.tsx';
import { rowsBehind, type Shade } from './pulse.ts';
import { useOpensRows } from './RowsBehind.tsx';
import { shadeClass, shadeHatch } from './shading.tsx';

export interface Part {
  readonly code: number;
  readonly place: Place;
  readonly path: string;
  readonly shade: Shade;
  /** The whole sentence, for those who hear it. */
  readonly words: string;
  readonly label?: Form & { readonly at: Point };
}

/** One way to write a label. */
export interface Form {
  readonly lines: readonly string[];
  readonly letter: number;
}

export interface MapPartProps {
  readonly part: Part;
  readonly lowest: boolean;
  readonly onFocus: (code: number) => void;
  readonly go: (code: number) => void;
}

/** A real link: a part opens its own parts, and at the lowest level its rows where the sign-in opens them. */
export function MapPart({ part, lowest, onFocus, go }: MapPartProps) {
  const opens = useOpensRows();
  const hatch = shadeHatch[part.shade];
  const open = (event: MouseEvent) => {
    if (lowest || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(part.code);
  };
  const drawing = (
    <>
      <title>{part.words}</title>
      <path
        d={part.path}
        className={`${shadeClass[part.shade]} stroke-line-strong`}
        strokeWidth={1}
        strokeLinejoin="round"
      />
      {hatch && <path d={part.path} fill={hatch} />}
    </>
  );
  if (lowest && !opens) return <g onPointerEnter={() => onFocus(part.code)}>{drawing}</g>;
  return (
    <a
      href={lowest ? rowsBehind('open', part.place) : `/wall/?at=${part.code}`}
      {...(lowest && { target: '_blank', rel: 'noopener noreferrer' })}
      aria-label={part.words}
      onClick={open}
      onFocus={() => onFocus(part.code)}
      onPointerEnter={() => onFocus(part.code)}
      className="outline-none"
    >
      {drawing}
    </a>
  );
}

/** Above all parts, so that no neighbour covers a name; the words are in the links already. */
export function PartLabels({ parts }: { parts: readonly Part[] }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in a group of letters takes the focus
    <g aria-hidden="true" className="pointer-events-none" textAnchor="middle" strokeLinejoin="round">
      {parts.map(({ code, label }) =>
        label?.lines.map((line, index, all) => (
          <text
            key={`${code}${line}`}
            x={label.at[0]}
            y={label.at[1] + (index - (all.length - 1) / 2) * label.letter * 1.3}
            fontSize={index === 0 ? label.letter : label.letter * 0.9}
            dominantBaseline="central"
            strokeWidth={5}
            className={`stroke-paper-deep [paint-order:stroke] ${index === 0 ? 'fill-ink font-semibold' : 'fill-ink-soft'}`}
          >
            {line}
          </text>
        )),
      )}
    </g>
  );
}
