// A chart with its title, its legend and its table: the drawing is for the eye, the table holds the same in words, and
// whoever can't see the one reads the other.
import { type ReactNode, useId } from "react";
import { type FiguresProps, FiguresTable } from "./figures-table";
import { Legend } from "./legend";
import type { ChartRow } from "./series";
import "./chart.css";

type ChartProps<Row extends ChartRow> = FiguresProps<Row> & {
  /** what there is to say about the figures, under the title */
  says?: ReactNode;
  /** in place of the plain legend; null = none */
  legend?: ReactNode;
  /** the drawing can be used by itself: it is read out and reached by the keyboard */
  spoken?: boolean;
  children: ReactNode;
};

export function Chart<Row extends ChartRow>(props: ChartProps<Row>) {
  const { says, legend, spoken = false, children, ...figures } = props;
  const { title, series } = figures;
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <h3 id={id}>{title}</h3>
        {says && <p className="chart-says muted">{says}</p>}
        {legend === undefined ? series.length > 1 && <Legend series={series} /> : legend}
      </figcaption>
      <div className="chart-drawing" aria-hidden={!spoken}>
        {children}
      </div>
      <details className="chart-table">
        <summary>
          As a table<span className="unseen">: {title}</span>
        </summary>
        <FiguresTable {...figures} />
      </details>
    </figure>
  );
}
