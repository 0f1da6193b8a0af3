// A cohort as a chart draws it, and what its table says further.
import type { ChartRow, Series } from "../../shared/chart/series";
import { formatWhole } from "../../shared/format";
import { Unknown } from "../../shared/value";
import { type Cohort, rateOf } from "./cohort";

export const cohortSeries: Series[] = [
  { id: "renewed", name: "Renewed", colour: "--chart-1" },
  { id: "undecided", name: "Undecided", colour: "--chart-2", striped: true },
  { id: "left", name: "Left", colour: "--chart-3" },
];
type Row = ChartRow & { of: Cohort };

/** What stands beside the drawn figures in either table. */
export const cohortColumns = [
  { name: "Were to expire", of: ({ of }: Row) => formatWhole(of.cohort) },
  { name: "Renewal rate", of: ({ of }: Row) => rateOf(of) ?? <Unknown /> },
];
export const cohortRow = (label: string, of: Cohort): Row => ({
  label,
  values: [of.renewed, of.undecided, of.left],
  of,
});
