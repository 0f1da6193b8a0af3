// What can be done to a client's run: start it, pause it, let it go on, stop it.
import { Pause, Play, RefreshCw, Square } from "lucide-react";
import type { SyncStatus } from "../../ipc/door";
import { isUnderWay } from "../../ipc/names";
import { Button } from "../../shared/layout/button";
import { isPaused, useCancel, usePause, useResume, useStart, wholeClient } from "./use-sync";

type RunActionsProps = { status: SyncStatus; refresh: boolean; several: boolean };

export function RunActions({ status, refresh, several }: RunActionsProps) {
  const { clientId, clientName, run } = status;
  const start = useStart();
  if (isUnderWay(run?.status)) return <UnderWay status={status} />;
  if (!several) return null;
  return (
    <Button
      isDisabled={start.isPending}
      onPress={() => start.mutate([wholeClient(clientId, refresh)])}
      aria-label={`Sync ${clientName}`}
      data-testid={`sync-${clientId}`}
    >
      <RefreshCw size={14} aria-hidden="true" />
      Sync
    </Button>
  );
}

function UnderWay({ status }: { status: SyncStatus }) {
  const { clientId, clientName } = status;
  const pause = usePause();
  const resume = useResume();
  const cancel = useCancel();
  return (
    <>
      {isPaused(status) ? (
        <Button
          look="primary"
          onPress={() => resume.mutate([clientId])}
          isDisabled={resume.isPending}
          aria-label={`Go on with ${clientName}`}
          data-testid="resume"
        >
          <Play size={12} aria-hidden="true" />
          Go on
        </Button>
      ) : (
        <Button
          onPress={() => pause.mutate([clientId])}
          isDisabled={pause.isPending}
          aria-label={`Pause ${clientName}`}
          data-testid="pause"
        >
          <Pause size={12} aria-hidden="true" />
          Pause
        </Button>
      )}
      <Button
        onPress={() => cancel.mutate([clientId])}
        isDisabled={cancel.isPending}
        aria-label={`Cancel ${clientName}`}
        data-testid="cancel"
      >
        <Square size={12} aria-hidden="true" />
        Cancel
      </Button>
    </>
  );
}
