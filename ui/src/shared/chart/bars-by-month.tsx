// Upright bars, one place for each month, stacked in the order of the series. A click chooses its month.
import { type MouseEvent, useId } from "react";
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  type XAxisTickContentProps,
  YAxis,
} from "recharts";
import { Hover } from "./hover";
import { formatMonth, formatShortMonth } from "./month";
import { type ChartRow, recordsOf, type Series } from "./series";
import { Stripes } from "./stripes";
import { ticksUpTo } from "./ticks";

type BarsByMonthProps = {
  series: Series[];
  rows: ChartRow[];
  height: number;
  formatValue: (value: number) => string;
  formatTick?: (value: number) => string;
  onChoose: (month: string) => void;
  /** what a click would do */
  hint: string;
};

export function BarsByMonth(props: BarsByMonthProps) {
  const { series, rows, height, formatValue, formatTick = formatValue, onChoose, hint } = props;
  const id = useId();
  const ticks = ticksUpTo(
    Math.max(0, ...rows.map(({ values }) => values.reduce((sum, one) => sum + one, 0))),
  );
  // Recharts' own click knows only what was hovered a frame before, which a quick hand outruns.
  const choose = (event: MouseEvent<HTMLElement>) => {
    const plot = event.currentTarget.querySelector(".recharts-cartesian-grid")?.getBoundingClientRect();
    if (!plot) return;
    const month = rows[Math.floor(((event.clientX - plot.left) / plot.width) * rows.length)];
    if (month) onChoose(month.label);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the rows of the table do the same for the keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is for the eye and the pointer
    <div className="chart-choosable" onClick={choose}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart
          // Stacked in the order in which they came, so another order is another chart.
          key={series.map((one) => one.id).join()}
          data={recordsOf(series, rows)}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          barCategoryGap="18%"
          accessibilityLayer={false}
        >
          <Stripes id={id} series={series} />
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="label"
            interval={0}
            height={42}
            tick={(tick) => <MonthTick {...tick} count={rows.length} />}
            tickLine={false}
            stroke="var(--line-strong)"
          />
          <YAxis
            tickFormatter={formatTick}
            tickLine={false}
            axisLine={false}
            width="auto"
            ticks={ticks}
            domain={[0, ticks.at(-1) ?? 1]}
          />
          <Tooltip
            content={
              <Hover series={series} formatLabel={formatMonth} formatValue={formatValue} hint={hint} summed />
            }
            cursor={{ fill: "var(--hover)" }}
            isAnimationActive={false}
          />
          {series.map((one) => (
            <Bar
              key={one.id}
              dataKey={one.id}
              name={one.name}
              fill={one.striped ? `url(#${id}${one.id})` : `var(${one.colour})`}
              stroke="var(--bg)"
              strokeWidth={1}
              stackId="all"
              maxBarSize={30}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The year stands under its first month. */
function MonthTick({ x, y, payload, index, width, count }: XAxisTickContentProps & { count: number }) {
  const month = String(payload.value);
  return (
    <text x={x} y={Number(y) + 6} textAnchor="middle">
      <tspan x={x} dy="0.7em">
        {formatShortMonth(month, Number(width) / count)}
      </tspan>
      {(index === 0 || month.endsWith("-01")) && (
        <tspan x={x} dy="1.25em" className="chart-year">
          {month.slice(0, 4)}
        </tspan>
      )}
    </text>
  );
}
