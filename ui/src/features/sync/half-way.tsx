// A run that stopped half-way: it can go on where it was, or be left as it is.
import { History } from "lucide-react";
import { useRun } from "../../ipc/queries";
import { formatInstant, formatWhole } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { useDiscard, useResume } from "./use-sync";

export function HalfWay({ clientId, runId }: { clientId: string; runId: string }) {
  const { data: run } = useRun(runId);
  const resume = useResume();
  const discard = useDiscard();
  const busy = resume.isPending || discard.isPending;
  return (
    <div className="run-says warn" role="status" data-testid="half-way">
      <History size={16} aria-hidden="true" />
      <div>
        <strong>A run stopped half-way.</strong>{" "}
        {run && (
          <span>
            It began {formatInstant(run.processedOn)} and made {formatWhole(run.progress.callsDone)} of{" "}
            {formatWhole(run.progress.callsPlanned)} calls.
          </span>
        )}{" "}
        <span className="muted">What had come is kept; going on asks only for the rest.</span>
        <div className="run-says-actions">
          <Button
            look="primary"
            isDisabled={busy}
            onPress={() => resume.mutate([clientId])}
            data-testid="go-on"
          >
            Go on
          </Button>
          <Button isDisabled={busy} onPress={() => discard.mutate([clientId])} data-testid="leave-it">
            Leave it
          </Button>
        </div>
      </div>
    </div>
  );
}
