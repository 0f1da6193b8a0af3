// Always at the bottom: when was the last sync, how old is the oldest answer, what may still be asked, what runs now.
import { RefreshCw, TriangleAlert } from "lucide-react";
import type { Client } from "../../ipc/door";
import { useBudget, useDataAge, useRuns } from "../../ipc/queries";
import { useMinute, useNow } from "../../shared/clock";
import { formatAge, formatAgo, formatCountdown, formatWhole, plural } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { StatusRun } from "./status-run";
import { useSyncAll } from "./use-sync";
import "./status-bar.css";

export function StatusBar({ clients }: { clients: Client[] }) {
  const several = clients.length > 1;
  return (
    <footer className={`status-bar ${several ? "several" : ""}`} data-testid="status-bar">
      <SyncNow several={several} />
      <LastSync />
      <OldestAnswer />
      <span className="status-gap" />
      <StatusRun several={several} />
      {clients.map((client) => (
        <Allowance key={client.id} client={client} named={several} />
      ))}
    </footer>
  );
}

function SyncNow({ several }: { several: boolean }) {
  const { start, ready, allBusy } = useSyncAll();
  return (
    <Button
      look="quiet"
      isDisabled={!ready || allBusy}
      onPress={() => start()}
      aria-label={several ? "Sync all now (F9)" : "Sync now (F9)"}
      data-testid="sync-now"
    >
      <RefreshCw size={12} aria-hidden="true" />
      {several ? "Sync all" : "Sync"}
    </Button>
  );
}

function LastSync() {
  const now = useMinute();
  const { data: runs, error } = useRuns();
  const { data: age } = useDataAge();
  if (!runs) return <span data-testid="last-sync">{error ? "Last sync unknown" : "Reading…"}</span>;
  const last = runs.find((run) => run.status === "completed" && run.trigger !== "lease");
  // The first one is under way, or stopped with some of it there: "never" would be wrong.
  if (!last && runs.length > 0) return <span data-testid="last-sync">No full sync yet</span>;
  if (!last?.finishedOn) return <span data-testid="last-sync">Never synced</span>;
  // The history outlives what was fetched: a cache that was set aside, or a property added since, leaves nothing to show.
  const without = age?.withoutData ?? 0;
  if (without > 0 && without === age?.properties)
    return (
      <span data-testid="last-sync" className="status-no-data">
        <TriangleAlert size={12} aria-hidden="true" /> No data here: sync to fetch it
      </span>
    );
  return (
    <span data-testid="last-sync">
      Synced {formatAgo(last.finishedOn, now)}
      {without > 0 && ` · ${plural(without, "property", "properties")} without data`}
    </span>
  );
}

function OldestAnswer() {
  const now = useMinute();
  const oldestAt = useDataAge().data?.oldestAt ?? null;
  if (oldestAt === null) return null;
  return <span className="muted status-oldest">Oldest data {formatAge(now - oldestAt)}</span>;
}

function Allowance({ client, named }: { client: Client; named: boolean }) {
  const now = useNow();
  const { data: budget } = useBudget(client.id);
  if (!budget) return null;
  const { limit, left, nextCallAt } = budget;
  const waits = nextCallAt !== null && nextCallAt > now;
  const title = `${client.name}: ${formatWhole(left)} of ${formatWhole(limit.calls)} calls left in ${limit.windowSecs} seconds`;
  if (named)
    return (
      <span className={`status-client ${waits ? "waits" : ""}`} title={title}>
        <span className="muted status-client-name">{client.name}</span>{" "}
        {waits ? `next in ${formatCountdown(nextCallAt - now)}` : `${formatWhole(left)} left`}
      </span>
    );
  return (
    <span title={title}>
      {formatWhole(left)} <span className="muted">of {formatWhole(limit.calls)} calls left</span>
      {waits && ` · next in ${formatCountdown(nextCallAt - now)}`}
    </span>
  );
}
