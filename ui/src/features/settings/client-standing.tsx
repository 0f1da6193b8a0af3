// How a client stands, in a badge and some words: its run, or when the last one ended.
import { CircleAlert, CircleCheck, CirclePause, RefreshCw } from "lucide-react";
import type { Client, Run } from "../../ipc/door";
import { isUnderWay, runStatusNames } from "../../ipc/names";
import { hasAnswer, useProperties, useRuns, useSyncStatus } from "../../ipc/queries";
import { useMinute } from "../../shared/clock";
import { formatAgo, formatSoon, plural } from "../../shared/format";
import { Badge } from "../../shared/layout/badge";

export function ClientStanding({ client }: { client: Client }) {
  const now = useMinute();
  const status = useSyncStatus().data?.find(({ clientId }) => clientId === client.id);
  const { data: runs } = useRuns();
  const run = status?.run ?? runs?.find(({ clientId }) => clientId === client.id);
  const own = useProperties().data?.filter(({ clientId }) => clientId === client.id) ?? [];
  const lost = own.length > 0 && !own.some(hasAnswer);
  if (!runs) return null;
  return (
    <p className="client-standing">
      {run ? <RunBadge run={run} /> : <Badge>Not synced yet</Badge>}
      {run && !isUnderWay(run.status) && lost && (
        <Badge tone="warn" icon={CircleAlert}>
          No data here: sync again
        </Badge>
      )}
      <span className="muted">
        {[
          run?.finishedOn && formatAgo(run.finishedOn, now),
          status?.nextRunAt && `next ${formatSoon(status.nextRunAt)}`,
        ]
          .filter(Boolean)
          .join(", ")}
      </span>
    </p>
  );
}

function RunBadge({ run: { status, result } }: { run: Run }) {
  const failures = result?.failures.length ?? 0;
  if (status === "failed")
    return (
      <Badge tone="danger" icon={CircleAlert}>
        Sync failed
      </Badge>
    );
  if (status === "paused")
    return (
      <Badge tone="warn" icon={CirclePause}>
        Paused
      </Badge>
    );
  if (isUnderWay(status))
    return (
      <Badge tone="active" icon={RefreshCw}>
        Syncing
      </Badge>
    );
  if (status === "cancelled") return <Badge>{runStatusNames[status]}</Badge>;
  return failures > 0 ? (
    <Badge tone="warn" icon={CircleAlert}>{`Synced with ${plural(failures, "failure")}`}</Badge>
  ) : (
    <Badge tone="ok" icon={CircleCheck}>
      Synced
    </Badge>
  );
}
