// Lines of the log: when, how grave, what, and its fields.
import { CircleAlert, TriangleAlert } from "lucide-react";
import type { LogLine } from "../../../ipc/door";
import { locale } from "../../../shared/format";
import "../../../shared/layout/table.css";

const clock = new Intl.DateTimeFormat(locale, {
  month: "short",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** A line of another program's making may have no time that can be read. */
const timeOf = (at: string) => (Number.isNaN(Date.parse(at)) ? at : clock.format(Date.parse(at)));

export function LogTable({ lines, nothing }: { lines: LogLine[]; nothing: string }) {
  if (lines.length === 0) return <p className="muted log-nothing">{nothing}</p>;
  return (
    <table className="small-table log-table" aria-label="Log" data-testid="log-lines">
      <tbody>
        {keyed(lines).map(([key, { at, level, message, fields }]) => (
          <tr key={key}>
            <td className="nowrap muted">
              <time dateTime={at} title={at}>
                {timeOf(at)}
              </time>
            </td>
            <td>
              <Level level={level} />
            </td>
            <td>
              {message}
              {fields.length > 0 && <span className="log-fields">{fields.join("  ")}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Two lines may be alike to the millisecond. */
function keyed(lines: LogLine[]): [string, LogLine][] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const text = `${line.at} ${line.message} ${line.fields.join()}`;
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    return [`${text} ${nth}`, line];
  });
}

function Level({ level }: { level: string }) {
  if (level === "ERROR")
    return (
      <span className="log-level danger">
        <CircleAlert size={12} aria-hidden="true" />
        Error
      </span>
    );
  if (level === "WARN")
    return (
      <span className="log-level warn">
        <TriangleAlert size={12} aria-hidden="true" />
        Warning
      </span>
    );
  return <span className="log-level muted">{level.charAt(0) + level.slice(1).toLowerCase()}</span>;
}
