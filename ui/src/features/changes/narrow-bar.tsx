// Narrows the changes to a client, a run, and what has not been seen yet.
import type { Run } from "../../ipc/door";
import { Segments } from "../../shared/forms/segments";
import { ClientChoice } from "./client-choice";
import { useNarrow } from "./narrow";
import { RunChoice } from "./run-choice";

export function NarrowBar({ runs, says }: { runs: Run[]; says: string }) {
  const unseenOnly = useNarrow((narrow) => narrow.unseenOnly);
  return (
    <div className="part-bar">
      <Segments
        label="Which changes"
        value={unseenOnly ? "unseen" : "all"}
        options={[
          { id: "all", label: "All" },
          { id: "unseen", label: "Unseen only" },
        ]}
        onChange={(which) => useNarrow.setState({ unseenOnly: which === "unseen" })}
      />
      <ClientChoice />
      <RunChoice runs={runs} />
      <span className="muted part-count" role="status">
        {says}
      </span>
    </div>
  );
}
