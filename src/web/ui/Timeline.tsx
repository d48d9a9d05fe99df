import type { ReactNode } from 'react';
import type { Tone } from './Badge.tsx';
import { DateText } from './Badge.tsx';

export interface TimelineStep {
  readonly key: string;
  readonly title: ReactNode;
  readonly at?: string;
  /** Who, under which post. */
  readonly by?: ReactNode;
  readonly body?: ReactNode;
  readonly tone?: Tone;
  /** Not yet reached: what will happen next and by when. */
  readonly ahead?: boolean;
}

/** What has happened, newest last, and what comes next. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  return (
    <ol className="l-timeline" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} data-tone={step.tone ?? 'brand'} data-ahead={step.ahead || undefined}>
          <p className="l-timeline-title">{step.title}</p>
          {(step.at !== undefined || step.by !== undefined) && (
            <p className="l-timeline-meta">
              {step.at !== undefined && <DateText value={step.at} />}
              {step.by !== undefined && <span>{step.by}</span>}
            </p>
          )}
          {step.body !== undefined && <div className="l-timeline-body">{step.body}</div>}
        </li>
      ))}
    </ol>
  );
}
