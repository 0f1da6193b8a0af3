// A table of any length: one scroller with a header and first columns that stay, one translated block of rows of fixed
// height (WebKit paints ghosts when each row has its own transform), and its own active row.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from "react";
import { type GridColumn, type Sorted, useColumnModel } from "./column";
import { GridHeader } from "./grid-header";
import { GridRow } from "./grid-row";
import { moveRow } from "./move";
import { HEAD, ROW, useReveal, useRoom } from "./use-scroll";
import "./grid.css";

export type GridProps<Row> = {
  label: string;
  columns: GridColumn<Row>[];
  /** columns that stay at the left; the second list when there is little room */
  pinned: string[];
  pinnedNarrow: string[];
  count: number;
  rowAt: (index: number) => Row | undefined;
  isOpened: (row: Row) => boolean;
  sort: Sorted[];
  onSort: (sort: Sorted[]) => void;
  active: number;
  onActive: (index: number) => void;
  onOpen: (index: number) => void;
  onLook: (first: number, last: number) => void;
  /** another list than before: begin at its top */
  list: string;
};

const NARROW = 700;
const OVERSCAN = 12;

export function Grid<Row>(props: GridProps<Row>) {
  const { columns, count, rowAt, active, onActive, onOpen, onLook } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const reveal = useReveal(scroller);
  const pinned = room.width < NARROW ? props.pinnedNarrow : props.pinned;
  const { layout, toggleSort } = useColumnModel({
    columns,
    pinned,
    room: room.width,
    sort: props.sort,
    onSort: props.onSort,
  });
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    scrollMargin: HEAD,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? -1) + 1;

  useEffect(() => onLook(first, last), [onLook, first, last]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of list that counts
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [props.list]);

  const activate = (index: number) => {
    onActive(index);
    reveal(index);
  };

  const press = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLButtonElement) return;
    const to = moveRow(event, active, count, Math.max(1, Math.floor((room.height - HEAD) / ROW) - 1));
    if (to !== null) activate(to);
    else if ((event.key === "Enter" || event.key === " ") && count > 0) onOpen(active);
    else return;
    event.preventDefault();
  };

  const click = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest("[data-index]") : null;
    const index = Number(row?.getAttribute("data-index") ?? -1);
    if (index < 0) return;
    activate(index);
    onOpen(index);
    scroller.current?.focus({ preventScroll: true });
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={active >= first && active < last ? `${id}${active}` : undefined}
      tabIndex={0}
      className="grid"
      style={layout.vars as CSSProperties}
      data-testid="grid"
      onKeyDown={press}
      onClick={click}
    >
      <GridHeader layout={layout} sort={props.sort} onToggle={toggleSort} />
      <div className="grid-body" role="rowgroup" style={{ height: count * ROW }}>
        <div className="grid-block" role="presentation" style={{ transform: `translateY(${first * ROW}px)` }}>
          {items.map(({ index }) => {
            const row = rowAt(index);
            return (
              <GridRow
                key={index}
                id={`${id}${index}`}
                index={index}
                row={row}
                layout={layout}
                active={index === active}
                opened={row !== undefined && props.isOpened(row)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
