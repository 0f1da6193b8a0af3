// What failed, by its reason, the most frequent first.
import type { FailureCount } from "../../../ipc/door";
import { failureWords } from "../../../ipc/errors";
import { BarsByName } from "../../../shared/chart/bars-by-name";
import { Chart } from "../../../shared/chart/chart";
import type { Series } from "../../../shared/chart/series";
import { formatWhole } from "../../../shared/format";

const series: Series[] = [{ id: "count", name: "Failures", colour: "--chart-3" }];

export function FailuresChart({ failures }: { failures: FailureCount[] }) {
  const rows = failures.map(({ code, count }) => ({ label: failureWords[code].title, values: [count] }));
  if (rows.length === 0) return <p className="muted">Nothing failed in these days.</p>;
  return (
    <Chart title="Failures by reason" head="Reason" series={series} rows={rows} formatValue={formatWhole}>
      <BarsByName series={series} rows={rows} formatValue={formatWhole} />
    </Chart>
  );
}
