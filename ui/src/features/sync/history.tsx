// The runs so far, newest first; a run opens its failures.
import { useState } from "react";
import type { Run } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { isUnderWay } from "../../ipc/names";
import { useRun, useRuns, useSyncStatus } from "../../ipc/queries";
import { formatDuration, formatInstant, formatWhole } from "../../shared/format";
import { Value } from "../../shared/value";
import { Failures } from "./failures";
import { RunBadge } from "./run-badge";

export function History({ busy }: { busy: boolean }) {
  const { data: runs = [], error } = useRuns();
  const { data: status = [] } = useSyncStatus();
  // A run under way is known better by the status, which is told of each call.
  const live = runs.map((run) => status.find((one) => one.run?.id === run.id)?.run ?? run);
  const [opened, setOpened] = useState<string | null>(null);
  if (error)
    return (
      <p className="muted">
        {wordsOf(error).title}. {wordsOf(error).advice}
      </p>
    );
  if (runs.length === 0) return <p className="muted">No run yet.</p>;
  return (
    <table className="history" data-testid="history">
      <thead>
        <tr>
          <th>Started</th>
          <th>Client</th>
          <th>Status</th>
          <th className="numeric">Took</th>
          <th className="numeric">Calls</th>
          <th className="numeric">Fresh already</th>
          <th className="numeric">Failures</th>
        </tr>
      </thead>
      <tbody>
        {live.map((run) => (
          <RunRow
            key={run.id}
            run={run}
            opened={run.id === opened}
            busy={busy}
            onToggle={() => setOpened(run.id === opened ? null : run.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

type RunRowProps = { run: Run; opened: boolean; busy: boolean; onToggle: () => void };

function RunRow({ run, opened, busy, onToggle }: RunRowProps) {
  const failures = run.result?.failures.length;
  return (
    <>
      <tr>
        <td className="number">{formatInstant(run.processedOn)}</td>
        <td>{run.clientName}</td>
        <td>
          <RunBadge run={run} />
        </td>
        <td className="numeric">
          {run.finishedOn === null ? (
            isUnderWay(run.status) ? (
              "under way"
            ) : (
              <Value>{null}</Value>
            )
          ) : (
            formatDuration(run.finishedOn - run.processedOn)
          )}
        </td>
        <td className="numeric">{formatWhole(run.result?.calls ?? run.progress.callsDone)}</td>
        <td className="numeric">{run.result ? formatWhole(run.result.cacheHits) : <Value>{null}</Value>}</td>
        <td className="numeric">
          {failures ? (
            <button type="button" className="link" aria-expanded={opened} onClick={onToggle}>
              {failures}
              <span className="unseen"> failures, show</span>
            </button>
          ) : (
            (failures ?? <Value>{null}</Value>)
          )}
        </td>
      </tr>
      {opened && (
        <tr>
          <td colSpan={7}>
            <RunFailures id={run.id} busy={busy} />
          </td>
        </tr>
      )}
    </>
  );
}

function RunFailures({ id, busy }: { id: string; busy: boolean }) {
  const { data: run } = useRun(id);
  return run?.result ? (
    <Failures clientId={run.clientId} failures={run.result.failures} busy={busy} />
  ) : (
    <p className="muted">Reading…</p>
  );
}
