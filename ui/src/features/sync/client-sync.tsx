// One client: its allowance, what a sync would cost or how far the running one is, and what failed.
import type { SyncStatus } from "../../ipc/door";
import { failureWords } from "../../ipc/errors";
import { isUnderWay } from "../../ipc/names";
import { useBudget } from "../../ipc/queries";
import { formatSoon } from "../../shared/format";
import { CallsLeft } from "./calls-left";
import { Failures } from "./failures";
import { HalfWay } from "./half-way";
import { LastRun } from "./last-run";
import { Plan } from "./plan";
import { RunProgress } from "./progress";
import { PropertyStates } from "./property-states";
import { Refused } from "./refused";
import { RunActions } from "./run-actions";
import { RunBadge } from "./run-badge";
import { useStanding } from "./standing";
import { canGoOn, isPaused } from "./use-sync";

type ClientSyncProps = { status: SyncStatus; refresh: boolean; several: boolean };

export function ClientSync({ status, refresh, several }: ClientSyncProps) {
  const { clientId, clientName, run, properties, nextRunAt } = status;
  const { data: budget } = useBudget(clientId);
  const busy = isUnderWay(run?.status);
  const { failures, refused } = useStanding(clientId);
  return (
    <section
      className={`client-sync ${isPaused(status) ? "paused" : ""}`}
      aria-label={clientName}
      data-testid="client-sync"
    >
      <header>
        <h2>{clientName}</h2>
        {run && <RunBadge run={run} />}
        <span className="client-sync-gap" />
        {nextRunAt !== null && !busy && (
          <span className="muted next-run">Next by schedule: {formatSoon(nextRunAt)}</span>
        )}
        <RunActions status={status} refresh={refresh} several={several} />
      </header>
      <div className="client-sync-body">
        <div className="client-sync-main">
          {canGoOn(status) && !busy && status.resumable !== null && (
            <HalfWay clientId={clientId} runId={status.resumable} />
          )}
          {run && busy ? <RunProgress run={run} /> : <Plan clientId={clientId} refresh={refresh} />}
          {run?.error && !busy && run.error.code !== "interrupted" && (
            <p className="run-error" role="alert">
              <strong>{failureWords[run.error.code].title}.</strong> {failureWords[run.error.code].advice}
            </p>
          )}
          {run && !busy && run.error?.code !== "interrupted" && <LastRun run={run} />}
        </div>
        {budget && <CallsLeft budget={budget} />}
      </div>
      <PropertyStates clientId={clientId} properties={properties} busy={busy} folded={several && !busy} />
      {failures.length > 0 && (
        <Failures clientId={clientId} of={clientName} failures={failures} busy={busy} />
      )}
      {refused.length > 0 && <Refused refused={refused} />}
    </section>
  );
}
