import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { Dialog } from '../Dialog.tsx';
import { Icon, type IconName } from '../Icon.tsx';
import { useWords } from '../locale.tsx';

export interface Command {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly run: () => void;
}

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Things one can do; filtered here. */
  readonly commands: readonly Command[];
  /** Things one can find; asked for as one types. */
  readonly search?: ((text: string) => Promise<readonly Command[]>) | undefined;
}

export function CommandPalette({ open, onClose, commands, search }: CommandPaletteProps) {
  const t = useWords();
  return (
    <Dialog open={open} onClose={onClose} title={t('command.title')}>
      <Finder commands={commands} search={search} onClose={onClose} />
    </Dialog>
  );
}

/** A combobox after the ARIA pattern: focus stays in the input, the arrows move the active option. */
function Finder({ commands, search, onClose }: Omit<CommandPaletteProps, 'open'>) {
  const t = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Command[]>([]);
  const [at, setAt] = useState(0);
  const wanted = text.trim();

  useEffect(() => {
    setFound([]);
    if (!search || wanted === '') return;
    let current = true;
    const timer = setTimeout(() => {
      search(wanted).then(
        (results) => current && setFound(results),
        () => current && setFound([]),
      );
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, wanted]);

  const needle = wanted.toLowerCase();
  const shown = [...commands.filter((command) => command.label.toLowerCase().includes(needle)), ...found];
  const active = shown[Math.min(at, shown.length - 1)];
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter also ends the input method's own composition; that Enter is not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') run(active);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        className="l-input"
        role="combobox"
        aria-expanded
        aria-controls={`${id}list`}
        aria-activedescendant={active && `${id}${active.key}`}
        aria-label={t('command.hint')}
        aria-autocomplete="list"
        placeholder={t('command.hint')}
        value={text}
        data-autofocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}list`} className="d-commands" role="listbox" aria-label={t('command.title')}>
        {shown.map((command) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
          <div
            key={command.key}
            id={`${id}${command.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={command === active}
            className="d-command"
            onClick={() => run(command)}
          >
            <Icon name={command.icon ?? 'chevronRight'} />
            <span>{command.label}</span>
            {command.hint !== undefined && <small>{command.hint}</small>}
          </div>
        ))}
      </div>
      <p className="l-hint" role="status">
        {shown.length === 0 ? t('command.none') : t('command.keys')}
      </p>
    </>
  );
}
