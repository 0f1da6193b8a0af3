// Always at the bottom: when was the last sync, how old is the oldest answer, what may still be asked, what runs now.
import { RefreshCw, Square } from "lucide-react";
import type { Client } from "../../ipc/door";
import { useBudget, useProperties, useRuns } from "../../ipc/queries";
import { useMinute, useNow } from "../../shared/clock";
import { formatAge, formatAgo, formatCountdown, formatWhole } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { Meter } from "../../shared/layout/meter";
import { useCancel, useSyncAll, useUnderWay } from "./use-sync";
import "./status-bar.css";

export function StatusBar({ clients }: { clients: Client[] }) {
  return (
    <footer className="status-bar" data-testid="status-bar">
      <SyncNow />
      <LastSync />
      <OldestAnswer />
      <span className="status-gap" />
      <Running />
      {clients.map((client) => (
        <Allowance key={client.id} client={client} named={clients.length > 1} />
      ))}
    </footer>
  );
}

function SyncNow() {
  const { start, ready } = useSyncAll();
  const underWay = useUnderWay().length > 0;
  return (
    <Button
      look="quiet"
      isDisabled={!ready || underWay}
      onPress={start}
      aria-label="Sync now (F9)"
      data-testid="sync-now"
    >
      <RefreshCw size={12} aria-hidden="true" />
      Sync
    </Button>
  );
}

function LastSync() {
  const now = useMinute();
  const { data: runs = [] } = useRuns();
  const last = runs.find((run) => run.status === "completed");
  // The first one is under way, or stopped with some of it there: "never" would be wrong.
  if (!last && runs.length > 0) return <span data-testid="last-sync">No full sync yet</span>;
  return (
    <span data-testid="last-sync">
      {last?.finishedOn ? `Synced ${formatAgo(last.finishedOn, now)}` : "Never synced"}
    </span>
  );
}

function OldestAnswer() {
  const now = useMinute();
  const { data: properties = [] } = useProperties();
  const ages = properties.flatMap(({ datasets }) =>
    datasets.flatMap(({ syncedAt }) => (syncedAt === null ? [] : [syncedAt])),
  );
  if (ages.length === 0) return null;
  return <span className="muted">Oldest data {formatAge(now - Math.min(...ages))}</span>;
}

function Running() {
  const underWay = useUnderWay();
  const cancel = useCancel();
  if (underWay.length === 0) return null;
  const done = underWay.reduce((sum, { run }) => sum + (run?.progress.callsDone ?? 0), 0);
  const planned = underWay.reduce((sum, { run }) => sum + (run?.progress.callsPlanned ?? 0), 0);
  return (
    <div className="status-run">
      <span className="number">
        Syncing {formatWhole(done)} of {formatWhole(planned)} calls
      </span>
      <Meter label="Sync" value={done} max={planned} />
      <Button
        look="quiet"
        aria-label="Cancel the sync"
        onPress={() => cancel.mutate(underWay.map(({ clientId }) => clientId))}
      >
        <Square size={10} aria-hidden="true" />
      </Button>
    </div>
  );
}

function Allowance({ client, named }: { client: Client; named: boolean }) {
  const now = useNow();
  const { data: budget } = useBudget(client.id);
  if (!budget) return null;
  const waits = budget.nextCallAt !== null && budget.nextCallAt > now;
  return (
    <span className="number" title={`${budget.limit.calls} calls per ${budget.limit.windowSecs} seconds`}>
      {named && <span className="muted">{client.name}: </span>}
      {formatWhole(budget.left)}{" "}
      <span className="muted">of {formatWhole(budget.limit.calls)} calls left</span>
      {waits && ` · next in ${formatCountdown((budget.nextCallAt ?? now) - now)}`}
    </span>
  );
}
