// The log: newest first, of all or of one run, all of it or the problems.
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { useRuns } from "../../../ipc/queries";
import { formatInstant, formatWhole } from "../../../shared/format";
import { Checkbox } from "../../../shared/forms/choice";
import { Select } from "../../../shared/forms/select";
import { Button } from "../../../shared/layout/button";
import { useLogLines } from "../queries";
import { NotThere } from "../row";
import { LogTable } from "./log-table";

const STEP = 100;
const ALL = "all";

export function Log() {
  const [runId, setRunId] = useState(ALL);
  const [problems, setProblems] = useState(false);
  const [limit, setLimit] = useState(STEP);
  const { data: runs = [] } = useRuns();
  const log = useLogLines({ runId: runId === ALL ? null : runId, problems, limit });
  const options = [
    { id: ALL, label: "Everything" },
    ...runs.map(({ id, clientName, processedOn }) => ({
      id,
      label: `${formatInstant(processedOn)}, ${clientName}`,
    })),
  ];
  return (
    <section className="log" aria-labelledby="log">
      <div className="log-head">
        <h3 id="log">Log</h3>
        <Select
          label="Run"
          name="log-run"
          value={runId}
          options={options}
          onChange={(chosen) => {
            setRunId(chosen);
            setLimit(STEP);
          }}
        />
        <Checkbox name="problems" selected={problems} onChange={setProblems}>
          Problems only
        </Checkbox>
        <span className="client-gap" />
        <Button look="quiet" onPress={() => void log.refetch()} isDisabled={log.isFetching}>
          <RefreshCw size={14} aria-hidden="true" />
          Read again
        </Button>
      </div>
      {!log.data ? (
        <NotThere error={log.error} onRetry={() => void log.refetch()} />
      ) : (
        <LogTable
          lines={log.data}
          nothing={problems ? "No problem is recorded here." : "The log has no lines of this run any more."}
        />
      )}
      {log.data?.length === limit && (
        <p className="more">
          <span className="muted">The newest {formatWhole(limit)} lines</span>
          <Button onPress={() => setLimit(limit + STEP)}>Show older ones</Button>
        </p>
      )}
    </section>
  );
}
