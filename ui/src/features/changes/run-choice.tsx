// Of which run the changes are shown: all of them, the last, or one of those before.
import type { Run } from "../../ipc/door";
import { triggerName } from "../../ipc/names";
import { formatInstant } from "../../shared/format";
import { Select } from "../../shared/forms/select";
import { useSeveralClients } from "./client-choice";
import { useNarrow } from "./narrow";

const OFFERED = 60;

export function RunChoice({ runs }: { runs: Run[] }) {
  const chosen = useNarrow((narrow) => narrow.runId);
  const several = useSeveralClients();
  const offered = runs.filter((run, at) => at < OFFERED || run.id === chosen);
  return (
    <Select
      label="Run"
      name="run"
      value={chosen}
      options={[
        { id: "any", label: "All runs" },
        { id: "last", label: several ? "The last run of each client" : "The last run" },
        ...offered.map((run) => ({
          id: run.id,
          label: formatInstant(run.processedOn),
          hint: [several && run.clientName, triggerName(run).toLowerCase()].filter(Boolean).join(", "),
        })),
      ]}
      onChange={(runId) => useNarrow.setState({ runId })}
    />
  );
}
