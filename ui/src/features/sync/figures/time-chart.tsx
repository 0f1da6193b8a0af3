// How long runs took and how long calls waited for the limit, each day.
import type { DayFigures } from "../../../ipc/door";
import { BarsByDay } from "../../../shared/chart/bars-by-day";
import { Chart } from "../../../shared/chart/chart";
import type { Series } from "../../../shared/chart/series";
import { formatDate, formatDuration } from "../../../shared/format";

const series: Series[] = [
  { id: "durationMs", name: "Runs took", colour: "--chart-1" },
  { id: "waitedMs", name: "Calls waited", colour: "--chart-2" },
];

export function TimeChart({ days }: { days: DayFigures[] }) {
  const rows = days.map(({ date, durationMs, waitedMs }) => ({
    label: date,
    values: [durationMs, waitedMs],
  }));
  return (
    <Chart
      title="Time each day"
      head="Day"
      series={series}
      rows={rows}
      formatLabel={formatDate}
      formatValue={formatDuration}
    >
      <BarsByDay series={series} rows={rows} formatValue={formatDuration} />
    </Chart>
  );
}
