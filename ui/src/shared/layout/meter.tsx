// A bar that says how much is done of how much. The words beside it are the caller's.
import { ProgressBar } from "react-aria-components";
import "./meter.css";

export function Meter({ label, value, max }: { label: string; value: number; max: number }) {
  const share = max === 0 ? 0 : Math.min(1, value / max);
  return (
    <ProgressBar
      aria-label={label}
      value={value}
      maxValue={max || 1}
      className="meter"
      valueLabel={`${value} of ${max}`}
    >
      <div className="meter-fill" style={{ transform: `scaleX(${share})` }} />
    </ProgressBar>
  );
}
