import { type IconName, icons } from './icons.ts';

export type { IconName };

/** Decoration beside a word. Give `label` only where no word stands next to it. */
export function Icon({ name, label, size }: { name: IconName; label?: string; size?: 'sm' | 'lg' }) {
  return (
    <svg
      className="l-icon"
      data-size={size}
      viewBox="0 0 20 20"
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <path d={icons[name]} />
    </svg>
  );
}
