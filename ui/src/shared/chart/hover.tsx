// What stands beside the pointer over a chart. The same is in the table, for whoever has no pointer.
import type { TooltipContentProps } from "recharts";
import type { Series } from "./series";
import { Swatch } from "./swatch";

type HoverProps = Partial<TooltipContentProps<number, string>> & {
  series: Series[];
  formatLabel: (label: string) => string;
  formatValue: (value: number) => string;
  /** of a stack: leaves out what is not there, and sums up the rest */
  summed?: boolean;
  /** what a click would do */
  hint?: string;
};

export function Hover(props: HoverProps) {
  const { active, payload, label, series, formatLabel, formatValue, summed = false, hint } = props;
  if (!active || !payload || payload.length === 0) return null;
  const lines = series.map((one) => ({
    ...one,
    value: Number(payload.find(({ dataKey }) => dataKey === one.id)?.value ?? 0),
  }));
  const shown = lines.filter(({ value }) => !summed || value > 0);
  return (
    <div className="chart-hover">
      <strong>{formatLabel(String(label))}</strong>
      {shown.map(({ value, ...one }) => (
        <span key={one.id}>
          <Swatch {...one} />
          <span className="chart-hover-name">{one.name}</span>
          <b>{formatValue(value)}</b>
        </span>
      ))}
      {summed && shown.length !== 1 && (
        <span className="chart-hover-total">
          <span className="chart-hover-name">All</span>
          <b>{formatValue(shown.reduce((sum, { value }) => sum + value, 0))}</b>
        </span>
      )}
      {hint && <span className="muted">{hint}</span>}
    </div>
  );
}
