import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm, useSend } from '#web/app/use-form.ts';
import { Callout, Field, Select, TextInput } from '#web/ui/index.ts';
import { type Cell, grid, useGridChanged, useGridMessages, useGridProblems } from './grid-data.ts';

export interface EndCellProps {
  readonly cells: readonly Cell[];
  /** The cell somebody has chosen on the page. */
  readonly chosen: Cell | undefined;
  readonly onClose: () => void;
  readonly onEnded: (successor: number | null) => void;
}

interface Ending {
  readonly cell: string;
  readonly successor: string;
  readonly reason: string;
}

const optionOf = ({ code, name }: Cell) => ({ value: String(code), label: name });

export function EndCell({ cells, chosen, onClose, onEnded }: EndCellProps) {
  const t = useGridMessages();
  const words = useGridProblems();
  const changed = useGridChanged();
  const sending = useSend(
    async ({ cell, successor, reason }: Ending, idempotencyKey) => {
      const heir = successor === '' ? null : Number(successor);
      const body = { reason: reason.trim(), ...(heir !== null && { successor: heir }) };
      const { name } = await grid.endCell({ params: { code: Number(cell) }, body, idempotencyKey });
      return { name, heir };
    },
    ({ heir }) => {
      changed();
      onEnded(heir);
      onClose();
    },
    ({ name }) => t('ending.done', { name }),
  );
  const { values, set, frame, control, errorOf } = useForm({
    start: { cell: chosen ? String(chosen.code) : '', successor: '', reason: '' },
    mistakes: ({ cell, reason }) => ({
      cell: cell === '' ? t('ending.cellMissing') : undefined,
      reason: reason.trim() === '' ? t('ending.reasonMissing') : undefined,
    }),
    sending,
    words,
  });
  const find = (code: string) => cells.find((cell) => String(cell.code) === code);
  const ending = find(values.cell);
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('ending.verb')}
      verb={t('ending.verb')}
      kind="danger"
      cancel={t('ending.cancel')}
    >
      <Field label={t('ending.cell')} error={errorOf('cell')} required>
        <Select
          value={values.cell}
          options={cells.map(optionOf)}
          onChange={(cell) => set({ cell, successor: values.successor === cell ? '' : values.successor })}
        />
      </Field>
      <Field label={t('ending.successor')} hint={t('ending.successorHint')} error={errorOf('successor')}>
        <Select
          empty={t('ending.nobody')}
          options={cells.filter((cell) => cell !== ending).map(optionOf)}
          {...control('successor')}
        />
      </Field>
      {ending && <WhatFollows cell={ending} heir={find(values.successor)} />}
      <Field label={t('ending.reason')} hint={t('ending.reasonHint')} error={errorOf('reason')} required>
        <TextInput {...control('reason')} maxLength={200} />
      </Field>
    </FormDialog>
  );
}

/** Before it is done: it cannot be undone. */
function WhatFollows({ cell, heir }: { cell: Cell; heir: Cell | undefined }) {
  const t = useGridMessages();
  const n = cell.places.length;
  const names = cell.officers.map(({ name }) => name).join(t('and'));
  const lines = [
    t('ending.work'),
    n > 0 && (heir ? t('ending.placesTo', { n, successor: heir.name }) : t('ending.placesGone', { n })),
    heir ? t('ending.reportsTo', { successor: heir.name }) : t('ending.reportsGone'),
    names !== '' && t('ending.officers', { names }),
    t('ending.forGood'),
  ];
  return (
    <Callout tone="risk" title={t('ending.follows')}>
      <ul className="list-disc ps-5">{lines.map((line) => line !== false && <li key={line}>{line}</li>)}</ul>
    </Callout>
  );
}
