// Lying bars, one for each name, with the value at its end.
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { type ChartRow, recordsOf, type Series } from "./series";

type BarsByNameProps = { series: Series[]; rows: ChartRow[]; formatValue: (value: number) => string };

const BAR = 26;
const NAMES = 250;

export function BarsByName({ series, rows, formatValue }: BarsByNameProps) {
  return (
    <ResponsiveContainer width="100%" height={rows.length * BAR + 8}>
      <BarChart
        layout="vertical"
        data={recordsOf(series, rows)}
        margin={{ top: 4, right: 48, bottom: 4, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis type="number" hide />
        <YAxis
          type="category"
          dataKey="label"
          width={NAMES}
          tickLine={false}
          axisLine={false}
          interval={0}
          tickMargin={8}
        />
        {series.map(({ id, name, colour }) => (
          <Bar
            key={id}
            dataKey={id}
            name={name}
            fill={`var(${colour})`}
            barSize={14}
            isAnimationActive={false}
          >
            <LabelList
              dataKey={id}
              position="right"
              formatter={(value) => formatValue(Number(value))}
              className="chart-value"
            />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
