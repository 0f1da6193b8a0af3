// What expires in each of the next 24 months, stacked by stage. A click lists the month; with one stage looked at alone,
// that stage of it.
import { useState } from "react";
import type { ExpiryMonth, Overview } from "../../ipc/door";
import { BarsByMonth } from "../../shared/chart/bars-by-month";
import { Chart } from "../../shared/chart/chart";
import { Legend } from "../../shared/chart/legend";
import { formatMonth } from "../../shared/chart/month";
import type { ChartRow, Series } from "../../shared/chart/series";
import { formatWhole } from "../../shared/format";
import { list } from "./list";
import {
  type Currency,
  formatOf,
  type Measure,
  measured,
  measureWords,
  unknownIn,
  unknownWords,
} from "./measure";
import { join, useScope } from "./scope";
import { NO_STAGE, stageFilter, stageSeries, useStages } from "./stages";

type Row = ChartRow & { total: number; unknown: number };

export function Months({ overview, currency }: { overview: Overview; currency: Currency }) {
  const measure = useScope((scope) => scope.measure);
  const all = stageSeries(useStages(), overview);
  const [wanted, setAlone] = useState<string | null>(null);
  const alone = all.some(({ id }) => id === wanted) ? wanted : null;
  const rows = overview.months.map((month) => rowOf(month, all, measure, currency));
  const drawn = alone === null ? all : all.filter(({ id }) => id === alone);
  const { full, short } = formatOf(measure, currency);
  const choose = (month: string, stage: string | null) => {
    const name = all.find(({ id }) => id === stage)?.name;
    const words = `Expiring in ${formatMonth(month)}`;
    list(name ? `${words}: ${name}` : words, join(`expiry:${month}`, stageFilter(stage)));
  };
  return (
    <Chart
      title={`Expirations by month: ${measureWords[measure]}`}
      says={unknownWords(
        rows.reduce((sum, { unknown }) => sum + unknown, 0),
        measure,
      )}
      legend={
        all.length > 1 ? <Legend series={all} alone={alone} onAlone={setAlone} /> : <Legend series={all} />
      }
      head="Month"
      series={all}
      rows={rows}
      formatLabel={formatMonth}
      formatValue={full}
      further={[
        { name: "All", of: ({ total }) => full(total) },
        ...(measure === "leases"
          ? []
          : [{ name: `Unknown ${measure}`, of: ({ unknown }: Row) => formatWhole(unknown) }]),
      ]}
      onChoose={choose}
      cellsChoose
    >
      <BarsByMonth
        series={drawn}
        rows={rows.map(({ label, values }) => ({ label, values: only(drawn, all, values) }))}
        height={230}
        formatValue={full}
        formatTick={short}
        onChoose={(month) => choose(month, alone)}
        hint="Click to list them"
      />
    </Chart>
  );
}

const only = (drawn: Series[], all: Series[], values: number[]) =>
  drawn.map((one) => values[all.indexOf(one)] ?? 0);

function rowOf(
  { month, total, stages }: ExpiryMonth,
  series: Series[],
  measure: Measure,
  currency: Currency,
): Row {
  return {
    label: month,
    values: series.map(({ id }) => {
      const found = stages.find(({ stage }) => (stage ?? NO_STAGE) === id);
      return found ? measured(found.atStake, measure, currency) : 0;
    }),
    total: measured(total, measure, currency),
    unknown: unknownIn(total, measure),
  };
}
