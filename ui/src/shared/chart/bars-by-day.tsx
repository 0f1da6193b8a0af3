// Upright bars, one place for each day, stacked or side by side. Nothing moves: a chart is read, not watched.
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatDate, formatDay } from "../format";
import { Hover } from "./hover";
import { type ChartRow, recordsOf, type Series } from "./series";

type BarsByDayProps = {
  series: Series[];
  rows: ChartRow[];
  stacked?: boolean;
  formatValue: (value: number) => string;
};

export function BarsByDay({ series, rows, stacked = false, formatValue }: BarsByDayProps) {
  return (
    <ResponsiveContainer width="100%" height={200}>
      <BarChart
        data={recordsOf(series, rows)}
        margin={{ top: 6, right: 4, bottom: 0, left: 0 }}
        barGap={1}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="label"
          tickFormatter={formatDay}
          tickLine={false}
          stroke="var(--line-strong)"
          minTickGap={24}
        />
        <YAxis
          tickFormatter={formatValue}
          tickLine={false}
          axisLine={false}
          width="auto"
          allowDecimals={false}
        />
        <Tooltip
          content={<Hover series={series} formatLabel={formatDate} formatValue={formatValue} />}
          cursor={{ fill: "var(--hover)" }}
          isAnimationActive={false}
        />
        {series.map(({ id, name, colour }) => (
          <Bar
            key={id}
            dataKey={id}
            name={name}
            fill={`var(${colour})`}
            stackId={stacked ? "all" : undefined}
            maxBarSize={22}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
