// Order, widths, pins and sort order of the columns are TanStack Table's, which here holds no rows at all (giving it stubs of
// 100,000 rows costs hundreds of megabytes; the rows are the page cache's). From it comes the layout that is drawn.
import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { ColumnSet, GridColumn, LaidColumn, Layout, Sorted } from "./column";

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});
const noRows: never[] = [];
const GROWS_BY = 180;
/** Columns that stay may take so much of the room; with less, the first of them scroll away. */
const STUCK_SHARE = 0.55;
/** the style sheet has a place for so many */
const STUCK_MOST = 8;

type ModelOptions<Row> = {
  columns: GridColumn<Row>[];
  set: ColumnSet[];
  room: number;
  sort: Sorted[];
  onSort: (sort: Sorted[]) => void;
};

export function useColumnModel<Row>({ columns, set, room, sort, onSort }: ModelOptions<Row>) {
  const defs = useMemo(
    () =>
      columns.map(({ id, title, width, sortable = true }) => ({
        id,
        header: title,
        size: width,
        accessorFn: () => null,
        enableSorting: sortable,
        sortDescFirst: false,
      })),
    [columns],
  );
  const state = useMemo(
    () => ({
      columnOrder: set.map(({ id }) => id),
      columnVisibility: Object.fromEntries(set.map(({ id, shown }) => [id, shown])),
      columnPinning: { start: set.filter(({ pinned }) => pinned).map(({ id }) => id), end: [] },
      columnSizing: sizesFor(columns, set, room),
    }),
    [columns, set, room],
  );
  const table = useTable({
    features,
    data: noRows,
    columns: defs,
    manualSorting: true,
    state: { sorting: sort, ...state },
    onSortingChange: (update: SortingState | ((old: SortingState) => SortingState)) =>
      onSort(typeof update === "function" ? update(sort) : update),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout changes with these, not with each render's table
  const layout = useMemo((): Layout<Row> => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    const pins = new Set(state.columnPinning.start);
    const laid = [...table.getStartVisibleLeafColumns(), ...table.getCenterVisibleLeafColumns()];
    const ours = laid.flatMap((one) => {
      const column = byId.get(one.id);
      return column ? [{ ...column, width: one.getSize(), pinned: pins.has(one.id) }] : [];
    });
    return layOut(ours, room);
  }, [columns, state, room]);

  const toggleSort = (id: string, add: boolean) => table.getColumn(id)?.toggleSorting(undefined, add);
  return { layout, toggleSort };
}

type Sized<Row> = GridColumn<Row> & { pinned: boolean };

function layOut<Row>(columns: Sized<Row>[], room: number): Layout<Row> {
  const stuck = stuckOf(columns, room);
  const last = columns.findLast((one) => stuck.has(one.id));
  const laid = columns.map((column, index): LaidColumn<Row> => {
    const stays = stuck.has(column.id);
    const pin = stays ? ` pin pin-${stuck.get(column.id)}${column === last ? " pin-last" : ""}` : "";
    return { ...column, index, className: `${column.numeric ? " numeric" : ""}${pin}` };
  });
  const width = columns.reduce((sum, one) => sum + one.width, 0);
  const stuckWidth = columns.reduce((sum, one) => sum + (stuck.has(one.id) ? one.width : 0), 0);
  return { columns: laid, width, stuckWidth, vars: varsOf(laid, (one) => one.width) };
}

/** Widths as the style sheet reads them; `widthOf` so that a drag can try one out without drawing the rows anew. */
export function varsOf<Row>(
  columns: LaidColumn<Row>[],
  widthOf: (column: LaidColumn<Row>) => number,
): Layout<Row>["vars"] {
  const vars: Layout<Row>["vars"] = {
    "--columns": columns.map((one) => `${widthOf(one)}px`).join(" "),
    "--width": `${columns.reduce((sum, one) => sum + widthOf(one), 0)}px`,
  };
  let left = 0;
  for (const one of columns) {
    const pin = /pin-(\d)/.exec(one.className)?.[1];
    if (pin === undefined) continue;
    vars[`--pin-${pin}`] = `${left}px`;
    left += widthOf(one);
  }
  return vars;
}

/** The pinned columns that stay in sight, each with its place: the last ones, as many as the room can spare. */
function stuckOf<Row>(columns: Sized<Row>[], room: number): Map<string, number> {
  let spare = room * STUCK_SHARE;
  const stuck: string[] = [];
  for (const { id, width } of columns.filter(({ pinned }) => pinned).toReversed()) {
    spare -= width;
    if (stuck.length > 0 && (spare < 0 || stuck.length === STUCK_MOST)) break;
    stuck.unshift(id);
  }
  return new Map(stuck.map((id, at) => [id, at]));
}

/** Widths that were chosen, and the columns that grow share what is left, within reason. */
function sizesFor<Row>(columns: GridColumn<Row>[], set: ColumnSet[], room: number): Record<string, number> {
  const chosen = new Map(set.map((one) => [one.id, one]));
  const shown = columns.filter(({ id }) => chosen.get(id)?.shown);
  const widthOf = ({ id, width }: GridColumn<Row>) => chosen.get(id)?.width ?? width;
  const growing = shown.filter(({ id, grows }) => grows && chosen.get(id)?.width === null);
  const spare = Math.max(0, room - shown.reduce((sum, one) => sum + widthOf(one), 0));
  const each = Math.min(GROWS_BY, Math.floor(spare / Math.max(1, growing.length)));
  return Object.fromEntries(
    shown.map((one) => [one.id, widthOf(one) + (growing.includes(one) ? each : 0)] as const),
  );
}
