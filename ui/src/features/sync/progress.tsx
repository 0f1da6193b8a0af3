// A run under way: calls done of calls planned, what it waits for, and when it may be done. The finish is an estimate and
// says so.
import type { Run } from "../../ipc/door";
import { useNow } from "../../shared/clock";
import { formatCountdown, formatTime, formatWhole } from "../../shared/format";
import { Meter } from "../../shared/layout/meter";

export function RunProgress({ run }: { run: Run }) {
  const { progress } = run;
  return (
    <div className="progress" data-testid="progress">
      <div className="progress-line">
        <strong>{progress.status || `Batch ${progress.batch} of ${progress.totalBatches}`}</strong>
        <span className="number" data-testid="progress-calls">
          {formatWhole(progress.callsDone)} of {formatWhole(progress.callsPlanned)} calls
        </span>
      </div>
      <Meter label={`Sync of ${run.clientName}`} value={progress.callsDone} max={progress.callsPlanned} />
      <div className="progress-line muted">
        <span className="number">
          {progress.current} of {progress.total} properties
        </span>
        <When run={run} />
      </div>
    </div>
  );
}

function When({ run: { progress } }: { run: Run }) {
  const now = useNow();
  const { waitingUntil, finishEstimate } = progress;
  return (
    <span className="number">
      {waitingUntil !== null &&
        waitingUntil > now &&
        `Window full, next call in ${formatCountdown(waitingUntil - now)} · `}
      {finishEstimate === null ? "Finish unknown" : `Done by about ${formatTime(finishEstimate)} (estimate)`}
    </span>
  );
}
