// One client: its allowance, what a sync would cost or how far the running one is, and what failed.
import { Square } from "lucide-react";
import type { SyncStatus } from "../../ipc/door";
import { failureWords } from "../../ipc/errors";
import { isUnderWay } from "../../ipc/names";
import { useBudget } from "../../ipc/queries";
import { Button } from "../../shared/layout/button";
import { CallsLeft } from "./calls-left";
import { Failures } from "./failures";
import { Plan } from "./plan";
import { RunProgress } from "./progress";
import { PropertyStates } from "./property-states";
import { Refused } from "./refused";
import { RunBadge } from "./run-badge";
import { useStanding } from "./standing";
import { useCancel } from "./use-sync";

export function ClientSync({ status, refresh }: { status: SyncStatus; refresh: boolean }) {
  const { clientId, clientName, run, properties } = status;
  const { data: budget } = useBudget(clientId);
  const cancel = useCancel();
  const busy = isUnderWay(run?.status);
  const { failures, refused } = useStanding(clientId);
  return (
    <section className="client-sync" aria-label={clientName} data-testid="client-sync">
      <header>
        <h2>{clientName}</h2>
        {run && <RunBadge run={run} />}
        <span className="client-sync-gap" />
        {busy && (
          <Button
            onPress={() => cancel.mutate([clientId])}
            isDisabled={cancel.isPending}
            data-testid="cancel"
          >
            <Square size={12} aria-hidden="true" />
            Cancel
          </Button>
        )}
      </header>
      <div className="client-sync-body">
        <div className="client-sync-main">
          {run && busy ? <RunProgress run={run} /> : <Plan clientId={clientId} refresh={refresh} />}
          {run?.error && !busy && (
            <p className="run-error" role="alert">
              <strong>{failureWords[run.error.code].title}.</strong> {failureWords[run.error.code].advice}
            </p>
          )}
        </div>
        {budget && <CallsLeft budget={budget} />}
      </div>
      <PropertyStates properties={properties} busy={busy} />
      {failures.length > 0 && <Failures clientId={clientId} failures={failures} busy={busy} />}
      {refused.length > 0 && <Refused refused={refused} />}
    </section>
  );
}
