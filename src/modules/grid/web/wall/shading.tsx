// Four looks that differ in pattern as well as in colour.
import type { Shade } from './pulse.ts';

export const shadeClass: Readonly<Record<Shade, string>> = {
  none: 'fill-paper',
  onTime: 'fill-brand-wash',
  some: 'fill-late-wash',
  many: 'fill-late-wash',
};
export const shadeHatch: Readonly<Record<Shade, string | undefined>> = {
  none: undefined,
  onTime: undefined,
  some: 'url(#wall-some)',
  many: 'url(#wall-many)',
};

export function Hatch() {
  return (
    <defs>
      <pattern
        id="wall-some"
        width="26"
        height="26"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V26" className="stroke-late" strokeWidth="1.5" opacity="0.55" />
      </pattern>
      <pattern
        id="wall-many"
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V7" className="stroke-late" strokeWidth="2.5" opacity="0.75" />
      </pattern>
    </defs>
  );
}

export function Swatch({ shade }: { shade: Shade }) {
  const hatch = shadeHatch[shade];
  return (
    <svg viewBox="0 0 28 18" className="h-[1.1em] w-[1.7em]" aria-hidden="true">
      <rect x="0.5" y="0.5" width="27" height="17" className={`${shadeClass[shade]} stroke-line-strong`} />
      {hatch && <rect x="1" y="1" width="26" height="16" fill={hatch} />}
    </svg>
  );
}
