// What a chart draws: named series in one of the chart colours, and rows with a value for each series.
export type Series = { id: string; name: string; colour: "--chart-1" | "--chart-2" | "--chart-3" };
export type ChartRow = { label: string; values: number[] };

/** Recharts wants each row as one flat record. */
export const recordsOf = (series: Series[], rows: ChartRow[]) =>
  rows.map(({ label, values }) => ({
    label,
    ...Object.fromEntries(series.map(({ id }, at) => [id, values[at] ?? 0])),
  }));
