import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { type DateParts, useDateFormat, useWords, useYearLeftOut } from './locale.tsx';

export type Tone = 'neutral' | 'brand' | 'done' | 'risk' | 'late' | 'hold';

export interface StateBadgeProps {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly icon?: IconName;
}

/** The word of a state; tone and icon only underline it. */
export function StateBadge({ children, tone = 'neutral', icon }: StateBadgeProps) {
  return (
    <span className="l-badge" data-tone={tone}>
      {icon && <Icon name={icon} size="sm" />}
      {children}
    </span>
  );
}

export type ClockState = 'running' | 'atRisk' | 'overdue' | 'paused' | 'done';

export interface Remaining {
  /** Without sign: what is left, or by how much it is late. */
  readonly value: number;
  readonly unit: 'workingDays' | 'workingHours' | 'days' | 'hours' | 'minutes';
}

export interface DueBadgeProps {
  readonly state: ClockState;
  /** From the server, which knows the working calendar. Without it, calendar time to `dueAt` is shown. */
  readonly remaining?: Remaining | undefined;
  readonly dueAt?: string | null | undefined;
  /** The state's word only, for dense tables. */
  readonly short?: boolean;
}

const clockLook = {
  running: { icon: 'clock', tone: 'brand', words: 'clock.remaining' },
  atRisk: { icon: 'alert', tone: 'risk', words: 'clock.dueSoon' },
  overdue: { icon: 'bell', tone: 'late', words: 'clock.overdueBy' },
} as const;

export function DueBadge({ state, remaining, dueAt, short = false }: DueBadgeProps) {
  const t = useWords();
  const format = useDateFormat();
  const left = remaining ?? (dueAt ? calendarTimeTo(dueAt) : undefined);
  const due = dueAt ? t('clock.due', { date: format(dueAt) }) : undefined;
  if (state === 'done' || state === 'paused') {
    return (
      <span className="l-badge l-due" data-tone={state === 'done' ? 'done' : 'hold'}>
        <Icon name={state === 'done' ? 'check' : 'pause'} size="sm" />
        {short ? t(`state.${state}`) : t(`clock.${state}`)}
      </span>
    );
  }
  const look = clockLook[state];
  const time = left && t(`clock.${left.unit}`, { n: left.value });
  return (
    <span
      className="l-badge l-due"
      data-tone={look.tone}
      data-solid={state === 'overdue' || undefined}
      title={due}
    >
      <Icon name={look.icon} size="sm" />
      {short || time === undefined ? t(`state.${state}`) : t(look.words, { time })}
    </span>
  );
}

function calendarTimeTo(dueAt: string): Remaining {
  const minutes = Math.abs(Math.round((Date.parse(dueAt) - Date.now()) / 60_000));
  if (minutes >= 48 * 60) return { value: Math.floor(minutes / 1440), unit: 'days' };
  return minutes >= 60
    ? { value: Math.floor(minutes / 60), unit: 'hours' }
    : { value: minutes, unit: 'minutes' };
}

export interface DateTextProps {
  readonly value: string;
  readonly parts?: DateParts;
}

/** An instant in the city's own time. A paper is read years later: there the year is said. */
export function DateText({ value, parts = 'both' }: DateTextProps) {
  const format = useDateFormat();
  const yearOf = useYearLeftOut();
  return (
    <time
      className="l-time"
      dateTime={value}
      data-year={parts === 'date' || parts === 'both' ? yearOf(value) : undefined}
    >
      {format(value, parts)}
    </time>
  );
}
