// The runs under way, as the status bar has room for: how far, held by what, or paused, with pause, go on and cancel.
import { CirclePause, Pause, Play, Square, Unplug } from "lucide-react";
import type { SyncStatus } from "../../ipc/door";
import { failureWords } from "../../ipc/errors";
import { useSyncStatus } from "../../ipc/queries";
import { useNow } from "../../shared/clock";
import { formatCountdown, formatWhole, plural } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { Meter } from "../../shared/layout/meter";
import { isMoving, isPaused, useCancel, usePause, useResume } from "./use-sync";

export function StatusRun({ several }: { several: boolean }) {
  const { data: status = [] } = useSyncStatus();
  const moving = status.filter(isMoving);
  const paused = status.filter(isPaused);
  return (
    <>
      {moving.length > 0 && <Moving runs={moving} />}
      {paused.length > 0 && <Paused runs={paused} several={several} />}
    </>
  );
}

const idsOf = (runs: SyncStatus[]) => runs.map(({ clientId }) => clientId);

function countsOf(runs: SyncStatus[]) {
  const sum = (of: "callsDone" | "callsPlanned") =>
    runs.reduce((total, { run }) => total + (run?.progress[of] ?? 0), 0);
  return { done: sum("callsDone"), planned: sum("callsPlanned") };
}

function Moving({ runs }: { runs: SyncStatus[] }) {
  const pause = usePause();
  const { done, planned } = countsOf(runs);
  const held = runs.find(({ run }) => run?.progress.held)?.run?.progress;
  return (
    <div className="status-run">
      {held?.held ? (
        <Held title={failureWords[held.held.code].title} until={held.waitingUntil} />
      ) : (
        <span>
          Syncing {formatWhole(done)} of {formatWhole(planned)} calls
        </span>
      )}
      <Meter label="Sync" value={done} max={planned} />
      <Button look="quiet" aria-label="Pause the sync" onPress={() => pause.mutate(idsOf(runs))}>
        <Pause size={11} aria-hidden="true" />
      </Button>
      <Stop runs={runs} label="Cancel the sync" />
    </div>
  );
}

function Held({ title, until }: { title: string; until: number | null }) {
  const now = useNow();
  return (
    <span className="status-held">
      <Unplug size={12} aria-hidden="true" /> {title}
      {until !== null && until > now && `; again in ${formatCountdown(until - now)}`}
    </span>
  );
}

function Paused({ runs, several }: { runs: SyncStatus[]; several: boolean }) {
  const resume = useResume();
  const { done, planned } = countsOf(runs);
  const whose = several ? (runs.length === 1 ? runs[0]?.clientName : plural(runs.length, "client")) : null;
  return (
    <div className="status-run">
      <span className="status-paused">
        <CirclePause size={12} aria-hidden="true" />{" "}
        {whose ? `${whose} paused` : `Paused at ${formatWhole(done)} of ${formatWhole(planned)} calls`}
      </span>
      <Button
        look="quiet"
        aria-label="Go on with the paused sync"
        onPress={() => resume.mutate(idsOf(runs))}
        data-testid="status-resume"
      >
        <Play size={11} aria-hidden="true" />
      </Button>
      <Stop runs={runs} label="Cancel the paused sync" />
    </div>
  );
}

function Stop({ runs, label }: { runs: SyncStatus[]; label: string }) {
  const cancel = useCancel();
  return (
    <Button look="quiet" aria-label={label} onPress={() => cancel.mutate(idsOf(runs))}>
      <Square size={10} aria-hidden="true" />
    </Button>
  );
}
