// What every form does alike: what is written in it, what is still wrong with it, and what came back.
import { useMutation } from '@tanstack/react-query';
import { type RefObject, useEffect, useState } from 'react';
import { uuidv7 } from '#kernel/uuid.ts';
import { asProblem, type ProblemWords, slotsOf, useToast } from '#web/ui/index.ts';
import { goTo, useAttempts } from './first-field.ts';

/** What becomes of the words once they can be sent. */
export interface Sending<Values> {
  readonly mutate: (values: Values) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** One intended change: its key stays the same however often it is sent. */
export function useSend<Values = void, Answer = unknown>(
  send: (values: Values, idempotencyKey: string) => Promise<Answer>,
  onDone: (answer: Answer) => void,
  said?: (answer: Answer) => string,
) {
  const toast = useToast();
  const [key] = useState(uuidv7);
  return useMutation({
    mutationFn: (values: Values) => send(values, key),
    onSuccess: (answer) => {
      if (said) toast({ text: said(answer), tone: 'done' });
      onDone(answer);
    },
  });
}

type Sentences<Name extends string> = Readonly<Partial<Record<Name, string | undefined>>>;

export interface FormPlan<Values, Name extends string> {
  readonly start: Values;
  /** A sentence for each field that cannot be sent as it is. */
  readonly mistakes?: (values: Values) => Sentences<Name>;
  readonly sending: Sending<Values>;
  readonly words: ProblemWords;
  /** What was refused is not shown again: a password, a code. */
  readonly afresh?: boolean;
}

/** What the form around the fields is told. */
export interface FormFrame {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly submit: () => void;
  readonly busy: boolean;
  /** Something has been filled in that is not sent yet. */
  readonly touched: boolean;
  /** What was refused and belongs to no field. */
  readonly problem: unknown;
  readonly words: ProblemWords;
}

export function useForm<Values extends object, Name extends string = Extract<keyof Values, string>>({
  start,
  mistakes,
  sending,
  words,
  afresh = false,
}: FormPlan<Values, Name>) {
  const [values, setValues] = useState(start);
  const [first] = useState(values);
  const { tried, attempt, forget, form } = useAttempts<HTMLFormElement>();
  const found: Sentences<string> = mistakes?.(values) ?? {};
  const refused = refusedField(sending.error, values, words);

  const { error } = sending;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    if (error === null) return;
    if (afresh) {
      setValues(start);
      forget();
    }
    goTo(form.current?.querySelector('[data-invalid]'));
  }, [error]);

  const set = (next: Partial<Values>) => setValues((before) => ({ ...before, ...next }));
  const frame: FormFrame = {
    form,
    submit: () => {
      attempt();
      if (Object.values(found).every((sentence) => sentence === undefined)) sending.mutate(values);
    },
    busy: sending.isPending,
    touched: !sameValues(values, first),
    problem: refused ? null : error,
    words,
  };
  return {
    values,
    set,
    /** Mistakes are shown. */
    tried,
    frame,
    /** What a control needs to show one of the values and to change it. */
    control: <Key extends keyof Values>(key: Key) => ({
      value: values[key],
      onChange: (value: Values[Key]) => setValues((before) => ({ ...before, [key]: value })),
    }),
    /** The sentence under one field: its mistake, or why it was refused. */
    errorOf: (name: Name | Extract<keyof Values, string>) =>
      (tried ? found[name] : undefined) ?? (refused?.field === name ? refused.sentence : undefined),
  };
}

function sameValues(one: object, other: object): boolean {
  const others = new Map(Object.entries(other));
  return Object.entries(one).every(([name, value]) => value === others.get(name));
}

/** The field a refusal names, and its sentence; undefined where it names none of these. */
function refusedField(error: unknown, values: object, words: ProblemWords) {
  if (error === null) return undefined;
  const problem = asProblem(error);
  const slots = slotsOf(problem);
  const sentence = words(problem.code, slots);
  const field = Object.keys(values).find((name) => name === slots.field);
  return field === undefined || sentence === undefined ? undefined : { field, sentence };
}
