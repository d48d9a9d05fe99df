// One name, or a column of a spreadsheet: what will be kept is shown before it is.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from '#kernel/uuid.ts';
import { useAttempts } from '#web/app/first-field.ts';
import { Button, ErrorState, Field, Select, TextArea, useToast } from '#web/ui/index.ts';
import { type Cell, cellsKey, grid, useGridMessages, useGridProblems } from './grid-data.ts';
import { checkedNames, LONGEST, MOST, type NameToKeep, SHORTEST } from './place-names.ts';

export interface AddPlacesProps {
  readonly community: number;
  readonly cells: readonly Cell[];
  readonly active: number | null;
}

export function AddPlaces({ community, cells, active }: AddPlacesProps) {
  const t = useGridMessages();
  const problems = useGridProblems();
  const toast = useToast();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string>('');
  const [text, setText] = useState('');
  const { tried, attempt, forget, form } = useAttempts<HTMLFormElement>();
  const cell = Number(chosen || (active ?? cells[0]?.code ?? 0));
  const names = checkedNames(text, cell, cells);
  const wanted = names
    .filter(({ state }) => state === 'new' || state === 'elsewhere')
    .map(({ name }) => name);
  const mistake = mistakeIn(names);
  const add = useMutation({
    mutationFn: async (those: readonly string[]) => {
      for (const [index, name] of those.entries()) {
        await grid.addPlace({ params: { code: cell }, body: { id: uuidv7(), name } });
        // What has been kept is not asked for again, whatever becomes of the rest.
        setText(those.slice(index + 1).join('\n'));
      }
      return those;
    },
    onSuccess: (those) => {
      forget();
      const [name = ''] = those;
      toast({
        text: those.length === 1 ? t('places.added', { name }) : t('places.addedMany', { n: those.length }),
        tone: 'done',
      });
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: cellsKey(community) }),
  });
  return (
    <form
      ref={form}
      noValidate
      className="mb-5 grid max-w-(--measure) items-start gap-3 sm:grid-cols-[10rem_minmax(0,1fr)]"
      onSubmit={(event) => {
        event.preventDefault();
        attempt();
        if (mistake === undefined) add.mutate(wanted);
      }}
    >
      <Field label={t('community.cell')} required>
        <Select
          value={String(cell)}
          empty={null}
          options={cells.map(({ code, name: label }) => ({ value: String(code), label }))}
          onChange={setChosen}
        />
      </Field>
      <Field
        label={t('places.name')}
        hint={t('places.nameHint')}
        error={
          (tried || mistake === 'tooLong') && mistake !== undefined
            ? t(`places.${mistake}`, { longest: LONGEST, shortest: SHORTEST, most: MOST })
            : undefined
        }
        required
      >
        <TextArea value={text} onChange={setText} rows={2} />
      </Field>
      <div className="grid gap-2 sm:col-start-2">
        <Preview names={names} />
        {add.error && <ErrorState error={add.error} words={problems} inline />}
        <p>
          <Button type="submit" icon="plus" busy={add.isPending}>
            {wanted.length > 1 ? t('places.addMany', { n: wanted.length }) : t('places.add')}
          </Button>
        </p>
      </div>
    </form>
  );
}

function mistakeIn(
  names: readonly NameToKeep[],
): 'missing' | 'tooMany' | 'tooLong' | 'tooShort' | 'allKnown' | undefined {
  if (names.length === 0) return 'missing';
  if (names.length > MOST) return 'tooMany';
  for (const state of ['tooLong', 'tooShort'] as const)
    if (names.some((one) => one.state === state)) return state;
  return names.every(({ state }) => state === 'known') ? 'allKnown' : undefined;
}

/** One plain name needs no list. */
function Preview({ names }: { names: readonly NameToKeep[] }) {
  const t = useGridMessages();
  const plain = names.length < 2 && names.every(({ state }) => state === 'new');
  return (
    <div role="status" className="empty:hidden">
      {!plain && (
        <>
          <p className="text-ink-soft text-sm">{t('places.preview', { n: names.length })}</p>
          <ul className="max-h-60 overflow-auto">
            {names.slice(0, MOST).map(({ name, state, cell = '' }) => (
              <li key={name} className="[overflow-wrap:anywhere]">
                {name}
                {state !== 'new' && (
                  <span className={state === 'known' ? 'text-ink-soft' : 'text-risk'}>
                    {' '}
                    {t(`places.state.${state}`, { cell, longest: LONGEST, n: name.length })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
