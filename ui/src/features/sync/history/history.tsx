// The runs so far, newest first: why each began, how it ended, what it cost. A run opens into what it did.
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { wordsOf } from "../../../ipc/errors";
import { useRuns, useSyncStatus } from "../../../ipc/queries";
import { plural } from "../../../shared/format";
import { Checkbox } from "../../../shared/forms/choice";
import { NotRefreshed } from "../../../shared/layout/not-refreshed";
import { Notice } from "../../../shared/layout/notice";
import { ClientChoice, useChosenClient, useSeveralClients } from "../client-choice";
import { RunRow } from "./run-row";
import "../../../shared/layout/table.css";
import "./history.css";

const MOST = 200;

export function History() {
  const { data: runs, error, refetch } = useRuns(MOST);
  const { data: status = [] } = useSyncStatus();
  const clientId = useChosenClient();
  const several = useSeveralClients();
  const [onlyFailed, setOnlyFailed] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  if (error && !runs)
    return (
      <Notice icon={CalendarClock} title={wordsOf(error).title} alert>
        {wordsOf(error).advice}
      </Notice>
    );
  if (!runs) return <p className="muted">Reading…</p>;
  if (runs.length === 0)
    return (
      <Notice icon={CalendarClock} title="No run yet">
        Each sync is kept here with what it cost and what came of it.
      </Notice>
    );
  const shown = runs
    // A run under way is known better by the status, which is told of each call.
    .map((run) => status.find((one) => one.run?.id === run.id)?.run ?? run)
    .filter((run) => clientId === null || run.clientId === clientId)
    .filter((run) => !onlyFailed || run.error !== null || (run.result?.failures.length ?? 0) > 0);
  return (
    <section aria-label="History" className="history-part">
      <h2 className="unseen">History</h2>
      {error && <NotRefreshed title={wordsOf(error).title} onAgain={() => void refetch()} />}
      <div className="part-bar">
        <ClientChoice />
        <Checkbox selected={onlyFailed} onChange={setOnlyFailed}>
          Only runs with failures
        </Checkbox>
        <span className="muted part-count" role="status">
          {runs.length === MOST ? `The last ${MOST} runs` : plural(shown.length, "run")}
        </span>
      </div>
      {shown.length === 0 ? (
        <p className="muted">No such run.</p>
      ) : (
        <table className="history" data-testid="history">
          <thead>
            <tr>
              <th>Started</th>
              {several && <th>Client</th>}
              <th>Why</th>
              <th>Status</th>
              <th className="numeric">Took</th>
              <th className="numeric">Waited</th>
              <th className="numeric">Calls</th>
              <th className="numeric">Fresh</th>
              <th className="numeric">Retries</th>
              <th className="numeric">Failures</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((run) => (
              <RunRow
                key={run.id}
                run={run}
                several={several}
                opened={run.id === opened}
                onToggle={() => setOpened(run.id === opened ? null : run.id)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
