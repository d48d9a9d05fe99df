import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from 'react';
import { Icon } from './Icon.tsx';
import { useWords } from './locale.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end' | 'center';
  /** A CSS width such as `12ch`; without it the column shares what is left. */
  readonly width?: string;
  readonly sortable?: boolean;
}

export interface Sort {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

export interface DataTableProps<Row> {
  /** What the table lists, for screen readers. */
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The first column carries the row's opener. */
  readonly columns: readonly Column<Row>[];
  readonly onOpen?: (row: Row) => void;
  /** The row whose detail is open beside the table. */
  readonly activeKey?: string | undefined;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Names a row's checkbox; the row key otherwise. */
  readonly rowName?: (row: Row) => string;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
}

/** Dense ruled table. j/k or arrows move between rows, Enter opens, x selects. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, rows, rowKey, columns, activeKey, selected, onSelect, sort, onSort, empty } = props;
  const t = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const toggle = (key: string) => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect?.(next);
  };
  const move = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const openers = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = openers.findIndex((opener) => opener.closest('tr')?.contains(document.activeElement) === true);
    const target = {
      j: at + 1,
      ArrowDown: at + 1,
      k: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: openers.length - 1,
    }[event.key];
    if (target !== undefined && openers[target]) {
      event.preventDefault();
      openers[target].focus();
    } else if (event.key === 'x' && onSelect) {
      const key = openers[at]?.dataset.row;
      if (key !== undefined) toggle(key);
    }
  };
  const all = rows.length > 0 && rows.every((row) => selected?.has(rowKey(row)));
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: neither a form group nor a landmark of its own
    <div className="l-table-frame" tabIndex={0} role="group" aria-label={caption}>
      <table className="l-table">
        <caption className="l-unseen">{props.onOpen ? `${caption} · ${t('table.keys')}` : caption}</caption>
        <colgroup>
          {onSelect && <col style={{ width: '2.5rem' }} />}
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {onSelect && (
              <th scope="col">
                <label className="l-table-check">
                  <input
                    type="checkbox"
                    aria-label={t('table.selectAll')}
                    checked={all}
                    onChange={() => onSelect(new Set(all ? [] : rows.map(rowKey)))}
                  />
                </label>
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={move}>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                data-openable={props.onOpen && true}
                onClick={(event) => {
                  if (isPlainPress(event)) props.onOpen?.(row);
                }}
                data-active={key === activeKey || undefined}
                aria-current={key === activeKey || undefined}
              >
                {onSelect && (
                  <td>
                    <label className="l-table-check">
                      <input
                        type="checkbox"
                        aria-label={`${t('table.select')} ${props.rowName?.(row) ?? key}`}
                        checked={selected?.has(key) ?? false}
                        onChange={() => toggle(key)}
                      />
                    </label>
                  </td>
                )}
                {columns.map((column, index) => (
                  <td key={column.key} data-align={column.align}>
                    {index === 0 && props.onOpen ? (
                      <button
                        type="button"
                        className="l-row-opener"
                        data-row={key}
                        onClick={() => props.onOpen?.(row)}
                      >
                        {column.cell(row)}
                      </button>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Neither on something in the row that does a thing of its own, nor the end of marking a text. */
function isPlainPress({ target }: MouseEvent): boolean {
  const own = target instanceof Element && target.closest('a, button, input, label, select') !== null;
  return !own && (getSelection()?.isCollapsed ?? true);
}

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const t = useWords();
  const direction = sort?.key === column.key ? sort.direction : undefined;
  const order = direction === undefined ? undefined : direction === 'asc' ? 'ascending' : 'descending';
  return (
    <th scope="col" data-align={column.align} aria-sort={order}>
      {column.sortable && onSort ? (
        <button
          type="button"
          className="l-sort"
          title={t('table.sortBy', { name: column.header })}
          onClick={() => onSort({ key: column.key, direction: direction === 'asc' ? 'desc' : 'asc' })}
        >
          {column.header}
          {direction && <Icon name={direction === 'asc' ? 'chevronUp' : 'chevronDown'} size="sm" />}
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
