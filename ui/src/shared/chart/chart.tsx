// A chart with its title, its legend and its table: the drawing is for the eye, the table holds the same in words, and
// whoever can't see the one reads the other.
import { type ReactNode, useId } from "react";
import type { ChartRow, Series } from "./series";
import "../layout/table.css";
import "./chart.css";

type ChartProps = {
  title: string;
  /** what the rows are: the head of the table's first column */
  head: string;
  series: Series[];
  rows: ChartRow[];
  formatLabel?: (label: string) => string;
  formatValue: (value: number) => string;
  children: ReactNode;
};

export function Chart({ title, head, series, rows, formatLabel, formatValue, children }: ChartProps) {
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <h3 id={id}>{title}</h3>
        {series.length > 1 && <Legend series={series} />}
      </figcaption>
      <div className="chart-drawing" aria-hidden="true">
        {children}
      </div>
      <details className="chart-table">
        <summary>
          As a table<span className="unseen">: {title}</span>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
        <div className="chart-scroll" tabIndex={0} role="region" aria-label={title}>
          <table className="small-table">
            <thead>
              <tr>
                <th>{head}</th>
                {series.map(({ id: key, name }) => (
                  <th key={key} className="numeric">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ label, values }) => (
                <tr key={label}>
                  <td>{formatLabel?.(label) ?? label}</td>
                  {series.map(({ id: key }, at) => (
                    <td key={key} className="numeric">
                      {formatValue(values[at] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function Legend({ series }: { series: Series[] }) {
  return (
    <ul className="chart-legend">
      {series.map(({ id, name, colour }) => (
        <li key={id}>
          <span className="chart-key" style={{ background: `var(${colour})` }} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}
