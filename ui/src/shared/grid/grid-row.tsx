// One row of a grid, drawn anew only when something of it changed: all that it is told are plain values, and it holds no state
// and no hooks. What its cells are to do on a click is the grid's.
import { memo } from "react";
import type { LaidColumn } from "./column";
import type { DrawnColumns } from "./use-drawn-columns";

type GridRowProps<Row> = {
  id: string;
  index: number;
  /** pixels below the first row's place */
  top: number;
  row: Row | undefined;
  drawn: DrawnColumns<Row>;
  /** the active cell's column, else -1 */
  active: number;
  /** the selected cells' first and last column, else -1 */
  from: number;
  to: number;
  opened: boolean;
  /** below the head of a group */
  level: number | undefined;
};

function PlainRow<Row>({ id, index, top, row, drawn, active, from, to, opened, level }: GridRowProps<Row>) {
  const cell = (column: LaidColumn<Row>) => {
    const at = column.index;
    const selected = at >= from && at <= to;
    const state = at === active ? " cell-active" : selected ? " cell-selected" : "";
    return (
      <div
        key={column.id}
        id={at === active ? `${id}${index}-${at}` : undefined}
        role="gridcell"
        tabIndex={-1}
        aria-colindex={at + 1}
        aria-selected={selected || at === active}
        className={`grid-cell${column.className}${state}`}
        data-column={column.id}
      >
        {row === undefined ? <span className="grid-waiting" /> : column.cell(row)}
      </div>
    );
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-current={opened || undefined}
      aria-busy={row === undefined || undefined}
      tabIndex={-1}
      className={`grid-row${active < 0 ? "" : " active"}${opened ? " opened" : ""}`}
      style={{ top }}
      data-index={index}
      data-testid="grid-row"
    >
      {drawn.columns.slice(0, drawn.before).map(cell)}
      {drawn.skipped > 0 && <div role="presentation" className="grid-skipped" />}
      {drawn.columns.slice(drawn.before).map(cell)}
    </div>
  );
}

export const GridRow = memo(PlainRow) as typeof PlainRow;
