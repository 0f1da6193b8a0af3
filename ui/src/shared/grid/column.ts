// The columns of a grid: their order, widths, pins and sort order are TanStack Table's, which here holds no rows at all
// (giving it stubs of 100,000 rows costs hundreds of megabytes; the rows are the page cache's).
import {
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";

export type GridColumn<Row> = {
  id: string;
  title: string;
  /** what the title is short for, when it is short */
  hint?: string;
  width: number;
  /** numbers end at the right edge */
  numeric?: boolean;
  sortable?: boolean;
  /** takes the room that is left over */
  grows?: boolean;
  cell: (row: Row) => ReactNode;
};

export type Sorted = { id: string; desc: boolean };
export type LaidColumn<Row> = GridColumn<Row> & { index: number; pin: number | null };
export type Layout<Row> = {
  columns: LaidColumn<Row>[];
  width: number;
  pinnedWidth: number;
  /** CSS variables for the grid's root */
  vars: Record<`--${string}`, string>;
};

const features = tableFeatures({
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});
const noRows: never[] = [];
const GROWS_BY = 180;

type ModelOptions<Row> = {
  columns: GridColumn<Row>[];
  pinned: string[];
  room: number;
  sort: Sorted[];
  onSort: (sort: Sorted[]) => void;
};

export function useColumnModel<Row>({ columns, pinned, room, sort, onSort }: ModelOptions<Row>) {
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
  const sizing = useMemo(() => sizesFor(columns, room), [columns, room]);
  const table = useTable({
    features,
    data: noRows,
    columns: defs,
    manualSorting: true,
    state: { sorting: sort, columnPinning: { start: pinned, end: [] }, columnSizing: sizing },
    onSortingChange: (update: SortingState | ((old: SortingState) => SortingState)) =>
      onSort(typeof update === "function" ? update(sort) : update),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout changes with these, not with each render's table
  const layout = useMemo((): Layout<Row> => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    const laid = table.getVisibleLeafColumns().flatMap((column, index) => {
      const ours = byId.get(column.id);
      return ours
        ? [
            {
              ...ours,
              width: column.getSize(),
              index,
              pin: column.getIsPinned() ? column.getStart("start") : null,
            },
          ]
        : [];
    });
    // With fewer pins than the first columns, a pinned one waits in its place and sticks when it reaches the edge.
    const ordered = columns
      .flatMap((column) => laid.filter((one) => one.id === column.id))
      .map((one, index) => ({ ...one, index }));
    const vars: Layout<Row>["vars"] = {
      "--columns": ordered.map((one) => `${one.width}px`).join(" "),
      "--width": `${table.getTotalSize()}px`,
    };
    for (const one of ordered) if (one.pin !== null) vars[`--pin-${one.index}`] = `${one.pin}px`;
    return { columns: ordered, width: table.getTotalSize(), pinnedWidth: table.getStartTotalSize(), vars };
  }, [columns, pinned, sizing]);

  const toggleSort = (id: string, add: boolean) => table.getColumn(id)?.toggleSorting(undefined, add);
  return { layout, toggleSort };
}

/** The columns that grow share what is left, within reason. */
function sizesFor<Row>(columns: GridColumn<Row>[], room: number): Record<string, number> {
  const growing = columns.filter((column) => column.grows);
  const spare = room - columns.reduce((sum, column) => sum + column.width, 0);
  if (spare <= 0 || growing.length === 0) return {};
  const each = Math.min(GROWS_BY, Math.floor(spare / growing.length));
  return Object.fromEntries(growing.map((column) => [column.id, column.width + each]));
}
