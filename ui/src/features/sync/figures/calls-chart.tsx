// Calls made and calls saved, each day.
import type { DayFigures } from "../../../ipc/door";
import { BarsByDay } from "../../../shared/chart/bars-by-day";
import { Chart } from "../../../shared/chart/chart";
import type { Series } from "../../../shared/chart/series";
import { formatDate, formatWhole } from "../../../shared/format";

const series: Series[] = [
  { id: "calls", name: "Made", colour: "--chart-1" },
  { id: "saved", name: "Saved: fresh already", colour: "--chart-2" },
];

export function CallsChart({ days }: { days: DayFigures[] }) {
  const rows = days.map(({ date, calls, saved }) => ({ label: date, values: [calls, saved] }));
  return (
    <Chart
      title="Calls each day"
      head="Day"
      series={series}
      rows={rows}
      formatLabel={formatDate}
      formatValue={formatWhole}
    >
      <BarsByDay series={series} rows={rows} stacked formatValue={formatWhole} />
    </Chart>
  );
}
