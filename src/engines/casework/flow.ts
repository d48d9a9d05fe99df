// A flow is a table: which action leads from which states to which, and what it does to holder and clock.

/** Where the case goes with an action. */
export type Move =
  | 'stay'
  /** One level above the desk that holds it. */
  | 'up'
  /** One level above the desk it is about; where nobody stands above, the same desk, and another person there. */
  | 'review'
  /** To a desk the actor names. */
  | 'to'
  /** To the desk that gave it. */
  | 'back'
  /** To the desk that gave it, which takes it back before anybody has accepted it. */
  | 'home';

export type ClockEffect = 'run' | 'stop' | 'restart' | 'end';

export interface Transition<State extends string> {
  readonly from: readonly State[];
  /** `same`: the state stays as it is. */
  readonly to: State | 'same';
  readonly move: Move;
  readonly clock?: ClockEffect;
  /** The column of case_file that counts how often this happened. */
  readonly counts?: 'returned' | 'disputed' | 'escalated' | 'urged';
}

export interface Flow<State extends string = string, Action extends string = string> {
  readonly kind: string;
  readonly states: readonly State[];
  /** The state a new case starts in. */
  readonly start: NoInfer<State>;
  readonly steps: Readonly<Record<Action, Transition<State>>>;
  /** After an answer: how long the asker's silence is waited for, and the action that then closes the case. */
  readonly lapse?: {
    readonly state: NoInfer<State>;
    readonly amount: number;
    readonly unit: 'WORK_DAY' | 'CALENDAR_DAY';
    readonly action: NoInfer<Action>;
  };
  /** The action by which a pause ends that was to last until now. */
  readonly resume?: NoInfer<Action>;
}

/** Keeps the literal names, so that a misspelt state or action does not compile. */
export function flow<const State extends string, const Action extends string>(
  table: Flow<State, Action>,
): Flow<State, Action> {
  return table;
}
