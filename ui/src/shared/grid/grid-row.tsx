// One row of a grid, drawn anew only when something of it changed.
import { memo } from "react";
import type { Layout } from "./column";

type GridRowProps<Row> = {
  id: string;
  index: number;
  row: Row | undefined;
  layout: Layout<Row>;
  active: boolean;
  opened: boolean;
};

function PlainRow<Row>({ id, index, row, layout, active, opened }: GridRowProps<Row>) {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={opened}
      aria-busy={row === undefined || undefined}
      tabIndex={-1}
      className={`grid-row${active ? " active" : ""}${opened ? " opened" : ""}`}
      data-index={index}
      data-testid="grid-row"
    >
      {layout.columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          tabIndex={-1}
          aria-colindex={column.index + 1}
          className={`grid-cell${column.numeric ? " numeric" : ""}${column.pin === null ? "" : ` pin pin-${column.index}`}`}
          data-column={column.id}
        >
          {row === undefined ? <span className="grid-waiting" /> : column.cell(row)}
        </div>
      ))}
    </div>
  );
}

export const GridRow = memo(PlainRow) as typeof PlainRow;
