// One run of the history, in figures. What is not known yet is not 0.
import { ChevronDown, ChevronRight } from "lucide-react";
import type { Run } from "../../../ipc/door";
import { isUnderWay, triggerName } from "../../../ipc/names";
import { formatDuration, formatInstant, formatWhole } from "../../../shared/format";
import { Value } from "../../../shared/value";
import { RunBadge } from "../run-badge";
import { RunOpened } from "./run-opened";

type RunRowProps = { run: Run; several: boolean; opened: boolean; onToggle: () => void };

export function RunRow({ run, several, opened, onToggle }: RunRowProps) {
  const { result } = run;
  const Arrow = opened ? ChevronDown : ChevronRight;
  return (
    <>
      <tr className={opened ? "run-open" : ""}>
        <td>
          <button type="button" className="run-toggle" aria-expanded={opened} onClick={onToggle}>
            <Arrow size={14} aria-hidden="true" />
            {formatInstant(run.processedOn)}
          </button>
        </td>
        {several && <td>{run.clientName}</td>}
        <td className="muted">{triggerName(run)}</td>
        <td>
          <RunBadge run={run} />
        </td>
        <td className="numeric">{took(run)}</td>
        <td className="numeric">
          <Value>{result?.waitedMs === undefined ? null : formatDuration(result.waitedMs)}</Value>
        </td>
        <td className="numeric">{formatWhole(result?.calls ?? run.progress.callsDone)}</td>
        <td className="numeric">
          <Value>{result && formatWhole(result.cacheHits)}</Value>
        </td>
        <td className="numeric">
          <Value>{result?.retries === undefined ? null : formatWhole(result.retries)}</Value>
        </td>
        <td className={`numeric ${result && result.failures.length > 0 ? "run-failed" : ""}`}>
          <Value>{result && formatWhole(result.failures.length)}</Value>
        </td>
      </tr>
      {opened && (
        <tr>
          <td colSpan={several ? 10 : 9} className="run-opened">
            <RunOpened run={run} />
          </td>
        </tr>
      )}
    </>
  );
}

function took(run: Run) {
  if (run.finishedOn !== null) return formatDuration(run.finishedOn - run.processedOn);
  return isUnderWay(run.status) ? "under way" : <Value>{null}</Value>;
}
