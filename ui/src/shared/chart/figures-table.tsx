// A chart's figures in a table. What a click on the drawing does, its rows do too: here is where the keyboard does it.
import type { ReactNode } from "react";
import type { ChartRow, Series } from "./series";
import "../layout/page.css";
import "../layout/table.css";

/** A column of what is not drawn. */
export type Further<Row> = { name: string; of: (row: Row) => ReactNode };
/** `series`: only of that one; null = the whole row */
export type Choose = (label: string, series: string | null) => void;

export type FiguresProps<Row extends ChartRow> = {
  title: string;
  head: string;
  series: Series[];
  rows: Row[];
  formatLabel?: (label: string) => string;
  formatValue: (value: number) => string;
  further?: Further<Row>[];
  onChoose?: Choose;
  /** the cells of a row lead somewhere of their own */
  cellsChoose?: boolean;
};

export function FiguresTable<Row extends ChartRow>(props: FiguresProps<Row>) {
  const { title, head, series, rows, formatValue, further = [], onChoose, cellsChoose = false } = props;
  const nameOf = (label: string) => props.formatLabel?.(label) ?? label;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <div className="chart-scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {series.map(({ id, name }) => (
              <th key={id} scope="col" className="numeric">
                {name}
              </th>
            ))}
            {further.map(({ name }) => (
              <th key={name} scope="col" className="numeric">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <td>
                {onChoose ? (
                  <button type="button" className="cell-link" onClick={() => onChoose(row.label, null)}>
                    {nameOf(row.label)}
                  </button>
                ) : (
                  nameOf(row.label)
                )}
              </td>
              {series.map(({ id, name }, at) => (
                <td key={id} className={`numeric ${row.values[at] ? "" : "muted"}`}>
                  {onChoose && cellsChoose && (row.values[at] ?? 0) > 0 ? (
                    <button
                      type="button"
                      className="cell-link"
                      aria-label={`${formatValue(row.values[at] ?? 0)}: ${name}, ${nameOf(row.label)}`}
                      onClick={() => onChoose(row.label, id)}
                    >
                      {formatValue(row.values[at] ?? 0)}
                    </button>
                  ) : (
                    formatValue(row.values[at] ?? 0)
                  )}
                </td>
              ))}
              {further.map(({ name, of }) => (
                <td key={name} className="numeric">
                  {of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
