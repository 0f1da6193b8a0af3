// Of which run the changes are shown: the last, one of those before, or all of them.
import type { Run } from "../../../ipc/door";
import { triggerName } from "../../../ipc/names";
import { formatInstant } from "../../../shared/format";
import { Select } from "../../../shared/forms/select";
import { useSeveralClients } from "../client-choice";
import { useShown } from "../tab";

const OFFERED = 60;

export function RunChoice({ runs }: { runs: Run[] }) {
  const chosen = useShown((shown) => shown.changesOf);
  const several = useSeveralClients();
  const offered = runs.filter((run, at) => at < OFFERED || run.id === chosen);
  return (
    <Select
      label="Run"
      name="run"
      value={chosen}
      options={[
        { id: "last", label: several ? "The last run of each client" : "The last run" },
        { id: "any", label: "All runs" },
        ...offered.map((run) => ({
          id: run.id,
          label: formatInstant(run.processedOn),
          hint: [several && run.clientName, triggerName(run).toLowerCase()].filter(Boolean).join(", "),
        })),
      ]}
      onChange={(changesOf) => useShown.setState({ changesOf })}
    />
  );
}
