// A table of any length: one scroller with a header and first columns that stay, rows of fixed height at places of their own
// (by `top`: WebKit paints ghosts when each row has a transform), and its own active cell and selection.
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useMarkFirstRows } from "../first-rows";
import { type ColumnSet, changeColumn, type GridColumn, placeColumn, type Sorted } from "./column";
import { actOnColumn } from "./column-action";
import { type ColumnAction, ColumnMenu } from "./column-menu";
import { useColumnModel } from "./column-model";
import { GridGroup, type GroupHead } from "./grid-group";
import { GridHeader } from "./grid-header";
import { GridRow } from "./grid-row";
import { type At, moveCell } from "./move";
import { atCell, type Cursor, isOneCell, rangeOf } from "./range";
import { useDrawnColumns } from "./use-drawn-columns";
import { useDrawnRows } from "./use-drawn-rows";
import { fittingWidth, useResize } from "./use-resize";
import { revealColumn, useReveal, useRoom } from "./use-scroll";
import { useSelect } from "./use-select";
import { useStable } from "./use-stable";
import "./grid.css";

/** Pixels of the header. */
const HEAD = 30;

export type GridProps<Row> = {
  label: string;
  columns: GridColumn<Row>[];
  set: ColumnSet[];
  onSet: (set: ColumnSet[]) => void;
  count: number;
  rowAt: (index: number) => Row | undefined;
  /** the same head for the same row, or it is drawn anew each time */
  headOf?: (row: Row) => GroupHead | null;
  grouped?: boolean;
  isOpened: (row: Row) => boolean;
  sort: Sorted[];
  onSort: (sort: Sorted[]) => void;
  cursor: Cursor;
  onCursor: (cursor: Cursor) => void;
  /** Space, a double click, or a click on what looks like a link */
  onPeek: (index: number) => void;
  /** Enter */
  onOpen: (index: number) => void;
  /** `folded`: null turns it round */
  onFold?: (index: number, folded: boolean | null) => void;
  onLook: (first: number, last: number) => void;
  /** without it, columns are neither hidden nor chosen */
  onChoose?: () => void;
  /** Alt and an arrow is taken for something else: the column's menu has the context menu's keys as well */
  altTaken?: boolean;
  /** another list than before: begin at its top */
  list: string;
  rowHeight?: number;
};

export function Grid<Row>(props: GridProps<Row>) {
  const { columns, count, rowAt, cursor, onCursor, onLook, headOf, grouped = false, rowHeight = 28 } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const menuAt = useRef<HTMLElement | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  const room = useRoom(scroller);
  const { layout, toggleSort } = useColumnModel({
    columns,
    set: props.set,
    room: room.width,
    sort: props.sort,
    onSort: props.onSort,
  });
  const height = room.height - HEAD;
  const { first, last, rows, top, moveTo } = useDrawnRows(scroller, count, rowHeight, height);
  const aside = (column: number) => revealColumn(scroller.current, layout, room.width, column);
  const reveal = useReveal({ rowHeight, height, top, moveTo, aside });
  const resize = useResize(scroller, layout, (column, width) =>
    props.onSet(changeColumn(props.set, column, { width })),
  );
  const drawn = useDrawnColumns(scroller, layout, room.width, resize.resizing);
  const extent = {
    rows: count,
    columns: layout.columns.length,
    pageRows: Math.max(1, Math.floor(height / rowHeight) - 1),
  };
  const { active } = cursor;
  const column = Math.min(active.column, layout.columns.length - 1);
  const range = rangeOf(cursor);

  useEffect(() => onLook(first, last), [onLook, first, last]);
  useMarkFirstRows();

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of height that counts
  useEffect(() => {
    const frame = requestAnimationFrame(() => reveal(active));
    return () => cancelAnimationFrame(frame);
  }, [rowHeight]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of list that counts
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [props.list]);

  const go = (to: At, extend: boolean) => {
    onCursor(extend ? { active: to, anchor: cursor.anchor } : atCell(to));
    reveal(to);
  };
  const { cellAt, handlers } = useSelect({ scroller, columns: layout.columns, rows: count, onGo: go });

  const headAt = (index: number) => {
    const row = rowAt(index);
    return row === undefined ? null : (headOf?.(row) ?? null);
  };

  const press = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLButtonElement) return;
    const head = headAt(active.row);
    const to = moveCell(event, { row: active.row, column }, extent);
    const asksMenu =
      event.key === "ContextMenu" ||
      (event.shiftKey && event.key === "F10") ||
      (event.altKey && event.key === "ArrowDown" && !props.altTaken);
    if (asksMenu && layout.columns[column]) openMenu(layout.columns[column].id);
    else if (head && !event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowRight"))
      props.onFold?.(active.row, event.key === "ArrowLeft");
    else if (head && (event.key === "Enter" || event.key === " ")) props.onFold?.(active.row, null);
    else if (to !== null) go(to, event.shiftKey);
    else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey) && count > 0)
      onCursor({
        active: { row: count - 1, column: layout.columns.length - 1 },
        anchor: { row: 0, column: 0 },
      });
    else if (event.key === "Enter" && count > 0) props.onOpen(active.row);
    else if (event.key === " " && count > 0) props.onPeek(active.row);
    else return;
    event.preventDefault();
  };

  const click = (event: MouseEvent) => {
    const at = cellAt(event.target);
    if (!at) return;
    scroller.current?.focus({ preventScroll: true });
    if (event.shiftKey || !isOneCell(cursor)) return;
    const target = event.target as Element;
    if (headAt(at.row)) props.onFold?.(at.row, null);
    else if (target.closest("[data-peek]") && event.detail < 2) props.onPeek(at.row);
  };

  const openMenu = (of: string) => {
    menuAt.current =
      scroller.current?.querySelector<HTMLElement>(`[data-drag="${CSS.escape(of)}"] .grid-sort`) ?? null;
    setMenu(of);
  };

  const act = (action: ColumnAction, of: string) => {
    if (action === "choose") return props.onChoose?.();
    if (action === "fit" && scroller.current)
      return props.onSet(changeColumn(props.set, of, { width: fittingWidth(scroller.current, of) }));
    const width = layout.columns.find((one) => one.id === of)?.width ?? 0;
    const changed = actOnColumn(action, of, { set: props.set, sort: props.sort, width });
    if (changed.set) props.onSet(changed.set);
    if (changed.sort) props.onSort(changed.sort);
  };
  const on = useStable({
    toggle: toggleSort,
    act,
    menu: openMenu,
    place: (moved: string, at: string) => props.onSet(placeColumn(props.set, moved, at)),
    resizeBegin: resize.begin,
    resizeMove: resize.move,
    resizeEnd: resize.end,
  });
  const menuColumn = layout.columns.find((one) => one.id === menu);
  const activeId = () => {
    if (count === 0 || active.row < first || active.row >= last) return undefined;
    if (headAt(active.row)) return `${id}${active.row}`;
    return drawn.columns.some(({ index }) => index === column) ? `${id}${active.row}-${column}` : undefined;
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has a role, one of two */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a grid takes the keys for all of its cells */}
      <div
        ref={scroller}
        role={grouped ? "treegrid" : "grid"}
        aria-label={props.label}
        aria-multiselectable="true"
        aria-rowcount={count + 1}
        aria-colcount={layout.columns.length}
        aria-activedescendant={activeId()}
        tabIndex={0}
        className="grid"
        style={{ ...layout.vars, "--skipped": drawn.skipped, "--row": `${rowHeight}px` } as CSSProperties}
        data-testid="grid"
        onKeyDown={press}
        onClick={click}
        onDoubleClick={(event) => {
          const at = cellAt(event.target);
          if (at && !headAt(at.row)) props.onPeek(at.row);
        }}
        {...handlers}
      >
        <GridHeader layout={layout} sort={props.sort} on={on} />
        <div className="grid-body" role="rowgroup" style={{ height: count * rowHeight }}>
          {rows.map(({ index, key }) => {
            const row = rowAt(index);
            const head = row === undefined ? null : (headOf?.(row) ?? null);
            const isActive = index === active.row;
            const selected = index >= range.top && index <= range.bottom && !isOneCell(cursor);
            return head ? (
              <GridGroup
                key={key}
                id={id}
                index={index}
                top={index * rowHeight}
                head={head}
                active={isActive}
                selected={selected}
                columns={layout.columns.length}
              />
            ) : (
              <GridRow
                key={key}
                id={id}
                index={index}
                top={index * rowHeight}
                row={row}
                drawn={drawn}
                active={isActive ? column : -1}
                from={selected ? range.left : -1}
                to={selected ? range.right : -1}
                opened={row !== undefined && props.isOpened(row)}
                level={grouped ? 2 : undefined}
              />
            );
          })}
        </div>
      </div>
      {menuColumn && (
        <ColumnMenu
          column={menuColumn}
          sort={props.sort}
          at={menuAt}
          fixed={!props.onChoose}
          onAction={act}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}
