// What one run did: why it stopped if it did, what it changed, what failed, and each property's answers.
import type { Run } from "../../../ipc/door";
import { failureWords, wordsOf } from "../../../ipc/errors";
import { isUnderWay } from "../../../ipc/names";
import { useChanges, useRunOutcomes, useSyncStatus } from "../../../ipc/queries";
import { plural } from "../../../shared/format";
import { Failures } from "../failures";
import { listChangesOf } from "../list-changes";
import { Outcomes } from "./outcomes";

export function RunOpened({ run }: { run: Run }) {
  const { data: outcomes, error } = useRunOutcomes(run.id);
  const { data: status = [] } = useSyncStatus();
  const busy = status.some((one) => one.clientId === run.clientId && isUnderWay(one.run?.status));
  const failures = run.result?.failures ?? [];
  return (
    <div className="run-detail" data-testid="run-opened">
      {run.error && (
        <p className="run-error">
          <strong>{failureWords[run.error.code].title}.</strong> {failureWords[run.error.code].advice}
        </p>
      )}
      <ChangedByIt run={run} />
      {failures.length > 0 && (
        <Failures clientId={run.clientId} of="the run" failures={failures} busy={busy} />
      )}
      {error ? (
        <p className="muted">
          {wordsOf(error).title}. {wordsOf(error).advice}
        </p>
      ) : outcomes ? (
        <Outcomes clientId={run.clientId} outcomes={outcomes} />
      ) : (
        <p className="muted">Reading…</p>
      )}
    </div>
  );
}

const MOST = 1000;

function ChangedByIt({ run }: { run: Run }) {
  const { data: changes } = useChanges({ clientId: run.clientId, runId: run.id, limit: MOST });
  if (!changes) return null;
  if (changes.length === 0) return <p className="muted">It found nothing changed.</p>;
  return (
    <p>
      It found {changes.length === MOST ? `${MOST} changes or more` : plural(changes.length, "change")}.
      <button type="button" className="link" onClick={() => listChangesOf(run.id)}>
        Show what changed
      </button>
    </p>
  );
}
