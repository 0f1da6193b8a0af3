// Where a fact comes from and how old it is: one of MRI's datasets, and its last good answer. What failed since is said.
import { TriangleAlert } from "lucide-react";
import type { Dataset, RenewalDetail } from "../../../ipc/door";
import { useMinute } from "../../../shared/clock";
import { formatAgo } from "../../../shared/format";

const sources: Record<Dataset, string> = {
  leases: "MRI leases",
  offers: "MRI offers",
  emea: "MRI EMEA terms",
  options: "MRI options",
  notes: "MRI notes",
  charges: "MRI charges",
  delinquencies: "MRI arrears",
  budget: "MRI budget",
};

export function Source({ detail, of }: { detail: RenewalDetail; of: Dataset }) {
  const now = useMinute();
  const state = detail.datasets.find(({ dataset }) => dataset === of);
  if (!state || state.outcome === "not_applicable") return null;
  if (state.syncedAt === null) return <span className="source">{sources[of]}, not answered yet</span>;
  const age = formatAgo(state.syncedAt, now);
  if (!state.stale)
    return (
      <span className="source">
        {sources[of]}, {age}
      </span>
    );
  return (
    <span className="source stale">
      <TriangleAlert size={12} aria-hidden="true" />
      {sources[of]}, from {age}, {state.outcome === "not_permitted" ? "refused since" : "failed since"}
    </span>
  );
}
