// What a chart draws: named series in one of the chart colours, and rows with a value for each series.
type Place = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
export type Colour = `--chart-${1 | 2 | 3}` | `--stage-${Place | "none"}`;

/** Striped ones are told from their neighbours without seeing colours. */
export type Series = { id: string; name: string; colour: Colour; striped?: boolean };
export type ChartRow = { label: string; values: number[] };

/** Recharts wants each row as one flat record. */
export const recordsOf = (series: Series[], rows: ChartRow[]) =>
  rows.map(({ label, values }) => ({
    label,
    ...Object.fromEntries(series.map(({ id }, at) => [id, values[at] ?? 0])),
  }));
