// How many of those that were to expire renewed, by month or by property, over the last twelve whole months.
import { History } from "lucide-react";
import { useState } from "react";
import type { RenewalRate } from "../../ipc/door";
import { BarsByMonth } from "../../shared/chart/bars-by-month";
import { Chart } from "../../shared/chart/chart";
import { formatMonth } from "../../shared/chart/month";
import { formatWhole } from "../../shared/format";
import { Segments } from "../../shared/forms/segments";
import { sumOf } from "./cohort";
import { CohortLine } from "./cohort-line";
import { cohortColumns, cohortRow, cohortSeries } from "./cohort-series";
import { RateByProperty } from "./rate-by-property";

export function Rate({ rates, narrowed }: { rates: RenewalRate[]; narrowed: boolean }) {
  const [by, setBy] = useState("month");
  const months = rates.filter(({ propertyId }) => propertyId === null);
  return (
    <section className="rate" aria-label="Renewal rate" data-testid="rate">
      <header className="part-bar">
        <h2>Renewal rate</h2>
        {sumOf(months).cohort > 0 && (
          <Segments
            label="Renewal rate by"
            value={by}
            options={[
              { id: "month", label: "By month" },
              { id: "property", label: "By property" },
            ]}
            onChange={setBy}
          />
        )}
        {narrowed && <span className="muted part-count">Of all clients and kinds of property</span>}
      </header>
      {sumOf(months).cohort === 0 ? (
        <NotYet />
      ) : by === "month" ? (
        <RateByMonth months={months} />
      ) : (
        <RateByProperty rates={rates} months={months.map(({ month }) => month)} />
      )}
    </section>
  );
}

function RateByMonth({ months }: { months: RenewalRate[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const one = months.find(({ month }) => month === chosen);
  return (
    <Chart
      title="Leases that were to expire, by month"
      says={
        <CohortLine of={one ?? sumOf(months)} months={one ? [one.month] : months.map(({ month }) => month)} />
      }
      head="Month"
      series={cohortSeries}
      rows={months.map((of) => cohortRow(of.month, of))}
      formatLabel={formatMonth}
      formatValue={formatWhole}
      further={cohortColumns}
      onChoose={setChosen}
    >
      <BarsByMonth
        series={cohortSeries}
        rows={months.map((of) => cohortRow(of.month, of))}
        height={170}
        formatValue={formatWhole}
        onChoose={setChosen}
        hint="Click to read it above"
      />
    </Chart>
  );
}

function NotYet() {
  return (
    <p className="rate-not-yet muted">
      <History size={14} aria-hidden="true" />
      Known from the second sync on: it compares what MRI answers with what it answered before, and counts a
      lease once its month is over.
    </p>
  );
}
