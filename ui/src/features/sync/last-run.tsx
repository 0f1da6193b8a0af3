// What the client's last run came to, in a line, and the way to what it changed.
import type { Run } from "../../ipc/door";
import { triggerName } from "../../ipc/names";
import { useChanges } from "../../ipc/queries";
import { useMinute } from "../../shared/clock";
import { formatAgo, plural } from "../../shared/format";
import { listChangesOf } from "./list-changes";

const MOST = 1000;

export function LastRun({ run }: { run: Run }) {
  const now = useMinute();
  const { data: changes } = useChanges({ clientId: run.clientId, runId: run.id, limit: MOST });
  if (run.finishedOn === null || !run.result) return null;
  const { calls, cacheHits } = run.result;
  return (
    <p className="last-run muted" data-testid="last-run">
      Last run {formatAgo(run.finishedOn, now)} ({triggerName(run).toLowerCase()}): {plural(calls, "call")},{" "}
      {plural(cacheHits, "answer")} fresh already
      {changes && changes.length === 0 && ", nothing changed"}
      {changes && changes.length > 0 && (
        <>
          ,{" "}
          <button type="button" className="link" onClick={() => listChangesOf(run.id)}>
            {changes.length === MOST ? `${MOST} changes or more` : plural(changes.length, "change")}
          </button>
        </>
      )}
    </p>
  );
}
