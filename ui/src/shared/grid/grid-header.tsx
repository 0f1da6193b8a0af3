// The header row: a click sorts, Shift+click sorts by one more; a drag moves the column, its edge makes it wider. One stop for
// Tab, the arrows go along it, and each title has a menu with all of that.
import { ArrowDown, ArrowUp, ChevronDown } from "lucide-react";
import { type KeyboardEvent, memo, type PointerEvent, useState } from "react";
import type { LaidColumn, Layout, Sorted } from "./column";
import type { ColumnAction } from "./column-menu";
import { useDragOrder } from "./drag-order";

type HeaderActs<Row> = {
  toggle: (id: string, add: boolean) => void;
  act: (action: ColumnAction, id: string) => void;
  menu: (id: string) => void;
  place: (id: string, at: string) => void;
  resizeBegin: (event: PointerEvent<HTMLElement>, column: LaidColumn<Row>) => void;
  resizeMove: (event: PointerEvent<HTMLElement>) => void;
  resizeEnd: (event: PointerEvent<HTMLElement>) => void;
};

/** `on` must stay the same: the header is not drawn anew with each scroll. */
type GridHeaderProps<Row> = { layout: Layout<Row>; sort: Sorted[]; on: HeaderActs<Row> };

export const GridHeader = memo(PlainHeader) as typeof PlainHeader;

function PlainHeader<Row>({ layout, sort, on }: GridHeaderProps<Row>) {
  const [stop, setStop] = useState(0);
  const { dragged, handlers } = useDragOrder({ axis: "x", onMove: on.place });
  const focus = (within: HTMLElement, to: number) => {
    setStop(to);
    within.querySelectorAll<HTMLElement>(".grid-sort")[to]?.focus();
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const column = layout.columns[stop];
    const way = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!column) return;
    if (event.key === "ContextMenu" || (event.altKey && event.key === "ArrowDown")) on.menu(column.id);
    else if (way === 0) return;
    else if (event.shiftKey) on.act(way > 0 ? "wider" : "narrower", column.id);
    else if (event.altKey) {
      on.act(way > 0 ? "right" : "left", column.id);
      // It goes on being the same column's button, wherever it is now.
      const next = layout.columns[stop + way];
      if (next?.pinned === column.pinned) setStop(stop + way);
    } else if (layout.columns[stop + way]) focus(event.currentTarget, stop + way);
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    <div role="row" aria-rowindex={1} className="grid-head" onKeyDown={press} {...handlers}>
      {layout.columns.map((column, at) => (
        <HeaderCell
          key={column.id}
          column={column}
          order={sort.findIndex(({ id }) => id === column.id)}
          sort={sort}
          tabIndex={at === Math.min(stop, layout.columns.length - 1) ? 0 : -1}
          onFocus={() => setStop(at)}
          onToggle={(id, add) => !dragged.current && on.toggle(id, add)}
          on={on}
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
  on: HeaderActs<Row>;
};

function HeaderCell<Row>(props: HeaderCellProps<Row>) {
  const { column, order, sort, tabIndex, onFocus, onToggle, on } = props;
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
      className={`grid-title${column.className}`}
      data-drag={column.id}
      onContextMenu={(event) => {
        event.preventDefault();
        on.menu(column.id);
      }}
    >
      <button
        type="button"
        className="grid-sort"
        title={column.hint ?? column.title}
        tabIndex={tabIndex}
        aria-disabled={!sortable}
        aria-keyshortcuts="Alt+ArrowDown"
        onFocus={onFocus}
        onClick={(event) => sortable && onToggle(column.id, event.shiftKey)}
      >
        <span className="grid-title-text">{column.title}</span>
        {sorted && <Arrow size={12} aria-hidden="true" />}
        {sorted && sort.length > 1 && <span className="grid-order">{order + 1}</span>}
      </button>
      {/* For the mouse: the keyboard opens the same menu from the title. */}
      <button
        type="button"
        className="grid-menu"
        tabIndex={-1}
        aria-hidden="true"
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => on.menu(column.id)}
        data-testid={`column-menu-${column.id}`}
      >
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <span
        className="grid-edge"
        aria-hidden="true"
        onPointerDown={(event) => on.resizeBegin(event, column)}
        onPointerMove={on.resizeMove}
        onPointerUp={on.resizeEnd}
        onDoubleClick={() => on.act("fit", column.id)}
        data-testid={`column-edge-${column.id}`}
      />
    </div>
  );
}
