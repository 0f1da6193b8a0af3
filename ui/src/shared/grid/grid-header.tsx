// The header row: a click sorts, Shift+click sorts by one more. One stop for Tab, the arrows go along it.
import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import type { LaidColumn, Layout, Sorted } from "./column";

type GridHeaderProps<Row> = {
  layout: Layout<Row>;
  sort: Sorted[];
  onToggle: (id: string, add: boolean) => void;
};

export function GridHeader<Row>({ layout, sort, onToggle }: GridHeaderProps<Row>) {
  const [stop, setStop] = useState(0);
  const along = (event: KeyboardEvent<HTMLElement>) => {
    const to = event.key === "ArrowRight" ? stop + 1 : event.key === "ArrowLeft" ? stop - 1 : null;
    if (to === null || to < 0 || to >= layout.columns.length) return;
    event.preventDefault();
    setStop(to);
    event.currentTarget.querySelectorAll("button")[to]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    <div role="row" aria-rowindex={1} className="grid-head" onKeyDown={along}>
      {layout.columns.map((column, at) => (
        <HeaderCell
          key={column.id}
          column={column}
          order={sort.findIndex(({ id }) => id === column.id)}
          sort={sort}
          tabIndex={at === stop ? 0 : -1}
          onFocus={() => setStop(at)}
          onToggle={onToggle}
        />
      ))}
    </div>
  );
}

type HeaderCellProps<Row> = {
  column: LaidColumn<Row>;
  order: number;
  sort: Sorted[];
  tabIndex: number;
  onFocus: () => void;
  onToggle: (id: string, add: boolean) => void;
};

function HeaderCell<Row>({ column, order, sort, tabIndex, onFocus, onToggle }: HeaderCellProps<Row>) {
  const sorted = sort[order];
  const direction = sorted ? (sorted.desc ? "descending" : "ascending") : "none";
  const Arrow = sorted?.desc ? ArrowDown : ArrowUp;
  const sortable = column.sortable !== false;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
    <div
      role="columnheader"
      aria-colindex={column.index + 1}
      aria-sort={sortable ? direction : undefined}
      className={`grid-title${column.numeric ? " numeric" : ""}${column.pin === null ? "" : ` pin pin-${column.index}`}`}
    >
      <button
        type="button"
        title={column.hint ?? column.title}
        tabIndex={tabIndex}
        aria-disabled={!sortable}
        onFocus={onFocus}
        onClick={(event) => sortable && onToggle(column.id, event.shiftKey)}
      >
        <span className="grid-title-text">{column.title}</span>
        {sorted && <Arrow size={12} aria-hidden="true" />}
        {sorted && sort.length > 1 && <span className="grid-order">{order + 1}</span>}
      </button>
    </div>
  );
}
