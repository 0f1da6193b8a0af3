// The days summed up: what was asked, what was saved, how long it took.
import type { DayFigures } from "../../../ipc/door";
import { formatDuration, formatWhole } from "../../../shared/format";

export function Totals({ days }: { days: DayFigures[] }) {
  const sum = (of: keyof Omit<DayFigures, "date">) => days.reduce((total, day) => total + day[of], 0);
  const calls = sum("calls");
  const saved = sum("saved");
  const share = calls + saved === 0 ? null : Math.round((saved / (calls + saved)) * 100);
  const lines: [string, string, string?][] = [
    ["Runs", formatWhole(sum("runs"))],
    ["Calls made", formatWhole(calls)],
    ["Calls saved", formatWhole(saved), share === null ? undefined : `${share}% were fresh already`],
    ["Retries", formatWhole(sum("retries"))],
    ["Time in runs", formatDuration(sum("durationMs"))],
    ["Waited", formatDuration(sum("waitedMs"))],
    ["Failures", formatWhole(sum("failures"))],
  ];
  return (
    <dl className="totals">
      {lines.map(([name, value, note]) => (
        <div key={name}>
          <dt className="muted">{name}</dt>
          <dd>
            <strong>{value}</strong>
            {note && <span className="muted totals-note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
