// A run under way: calls done of calls planned, what it waits for, and when it may be done. The finish is an estimate and
// says so; a paused run and one that holds through an outage say that instead.
import { CirclePause, Unplug } from "lucide-react";
import type { Run } from "../../ipc/door";
import { failureWords } from "../../ipc/errors";
import { useNow } from "../../shared/clock";
import { formatCountdown, formatTime, formatWhole } from "../../shared/format";
import { Meter } from "../../shared/layout/meter";

export function RunProgress({ run }: { run: Run }) {
  const { progress, status } = run;
  const paused = status === "paused";
  return (
    <div className={`progress ${paused ? "paused" : ""}`} data-testid="progress">
      <div className="progress-line">
        <strong>
          {paused ? "Paused" : progress.status || `Batch ${progress.batch} of ${progress.totalBatches}`}
        </strong>
        <span data-testid="progress-calls">
          {formatWhole(progress.callsDone)} of {formatWhole(progress.callsPlanned)} calls
        </span>
      </div>
      <Meter label={`Sync of ${run.clientName}`} value={progress.callsDone} max={progress.callsPlanned} />
      <div className="progress-line muted">
        <span>
          {progress.current} of {progress.total} properties
        </span>
        {!paused && <When run={run} />}
      </div>
      {paused ? <Paused /> : <Holding run={run} />}
    </div>
  );
}

function Paused() {
  return (
    <p className="run-says" role="status">
      <CirclePause size={16} aria-hidden="true" />
      <span>
        <strong>No call is made until you go on.</strong>{" "}
        <span className="muted">What has come so far is kept and can be used.</span>
      </span>
    </p>
  );
}

function Holding({ run: { progress } }: { run: Run }) {
  const now = useNow();
  const { held, waitingUntil } = progress;
  if (!held) return null;
  const { title, advice } = failureWords[held.code];
  return (
    <p className="run-says warn" role="status" data-testid="holding">
      <Unplug size={16} aria-hidden="true" />
      <span>
        <strong>{title}.</strong> {advice}{" "}
        <span>
          {waitingUntil !== null && waitingUntil > now
            ? `The run holds and tries again at ${formatTime(waitingUntil)}, in ${formatCountdown(waitingUntil - now)}.`
            : "Trying again now."}
        </span>
        <span className="failure-said muted">{held.message}</span>
      </span>
    </p>
  );
}

function When({ run: { progress } }: { run: Run }) {
  const now = useNow();
  const { waitingUntil, finishEstimate, held } = progress;
  return (
    <span>
      {!held &&
        waitingUntil !== null &&
        waitingUntil > now &&
        `Window full, next call in ${formatCountdown(waitingUntil - now)} · `}
      {finishEstimate === null ? "Finish unknown" : `Done by about ${formatTime(finishEstimate)} (estimate)`}
    </span>
  );
}
