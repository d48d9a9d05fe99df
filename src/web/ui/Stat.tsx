import type { ReactNode } from 'react';
import type { Tone } from './Badge.tsx';

export interface StatProps {
  readonly label: string;
  readonly value: string | number;
  readonly unit?: string;
  /** How many it rests on and how sure it is: “n = 128,±4%”. Every share needs one. */
  readonly basis?: ReactNode;
  readonly tone?: Tone;
  /** Opens the rows behind the figure. */
  readonly link?: ReactNode;
}

/** A figure that says what it rests on. */
export function Stat({ label, value, unit, basis, tone = 'neutral', link }: StatProps) {
  return (
    <div className="l-stat" data-tone={tone}>
      <p className="l-stat-label">{label}</p>
      <p className="l-stat-value">
        {typeof value === 'number' ? value.toLocaleString('en-US') : value}
        {unit !== undefined && <small>{unit}</small>}
      </p>
      {basis !== undefined && <p className="l-stat-basis">{basis}</p>}
      {link}
    </div>
  );
}
