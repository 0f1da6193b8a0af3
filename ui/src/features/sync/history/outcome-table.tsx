// What came of each dataset of one property in one run.
import type { RunOutcome } from "../../../ipc/door";
import { failureWords } from "../../../ipc/errors";
import { datasetNames, outcomeNames } from "../../../ipc/names";
import { formatTime, formatWhole } from "../../../shared/format";
import { Value } from "../../../shared/value";

export function OutcomeTable({ outcomes }: { outcomes: RunOutcome[] }) {
  return (
    <table className="small-table outcome-table">
      <thead>
        <tr>
          <th>Dataset</th>
          <th>Outcome</th>
          <th className="numeric">Rows</th>
          <th className="numeric">Calls</th>
          <th className="numeric">Retries</th>
          <th className="numeric">Waited</th>
          <th className="numeric">Took</th>
          <th className="numeric">At</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map((one) => (
          <tr key={one.dataset}>
            <td>{datasetNames[one.dataset]}</td>
            <td>
              <Outcome outcome={one} />
            </td>
            <td className="numeric">
              <Value>{one.rows === null ? null : formatWhole(one.rows)}</Value>
            </td>
            <td className="numeric">{formatWhole(one.calls)}</td>
            <td className="numeric">{formatWhole(one.retries)}</td>
            <td className="numeric">{seconds(one.waitedMs)}</td>
            <td className="numeric">{one.fresh ? "—" : seconds(one.durationMs)}</td>
            <td className="numeric">{formatTime(one.finishedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcome({ outcome: { outcome, fresh, failure } }: { outcome: RunOutcome }) {
  if (fresh) return <span className="muted">Fresh already, not asked</span>;
  if (outcome !== "failed" || !failure)
    return <span className={outcome === "rows" ? "" : "muted"}>{outcomeNames[outcome]}</span>;
  return (
    <>
      <span className="run-failed">{failureWords[failure.code].title}</span>
      <span className="small-note">{failure.message}</span>
    </>
  );
}

const seconds = (ms: number) => (ms === 0 ? "0 s" : `${(ms / 1000).toFixed(1)} s`);
