// What stands beside the pointer over a chart. The same is in the table, for whoever has no pointer.
import type { TooltipContentProps } from "recharts";

type HoverProps = Partial<TooltipContentProps<number, string>> & {
  formatLabel: (label: string) => string;
  formatValue: (value: number) => string;
};

export function Hover({ active, payload, label, formatLabel, formatValue }: HoverProps) {
  if (!active || !payload || payload.length === 0) return null;
  return (
    <div className="chart-hover number">
      <strong>{formatLabel(String(label))}</strong>
      {payload.map(({ name, value, color }) => (
        <span key={name}>
          <span className="chart-key" style={{ background: color }} />
          {name} <b>{formatValue(Number(value))}</b>
        </span>
      ))}
    </div>
  );
}
