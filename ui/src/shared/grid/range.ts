// A rectangle of cells: from the cell where it was begun to the one that is active. Rows and columns by their place in the list,
// the last ones included.
import type { At } from "./move";

export type Cursor = { active: At; anchor: At };
export type Range = { top: number; bottom: number; left: number; right: number };

export const atCell = (at: At): Cursor => ({ active: at, anchor: at });
export const atStart: Cursor = atCell({ row: 0, column: 0 });

export const rangeOf = ({ active, anchor }: Cursor): Range => ({
  top: Math.min(active.row, anchor.row),
  bottom: Math.max(active.row, anchor.row),
  left: Math.min(active.column, anchor.column),
  right: Math.max(active.column, anchor.column),
});

export const rowsOf = ({ top, bottom }: Range) => bottom - top + 1;
export const columnsOf = ({ left, right }: Range) => right - left + 1;
export const isOneCell = ({ active, anchor }: Cursor) =>
  active.row === anchor.row && active.column === anchor.column;
