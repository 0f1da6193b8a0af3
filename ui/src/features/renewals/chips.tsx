// The filters that are on, each of which can be taken away, and the terms that were not understood.
import { TriangleAlert, X } from "lucide-react";
import { useProperties } from "../../ipc/queries";
import { formatDate } from "../../shared/format";
import { chipsOf, firstFilter } from "./filter";
import { setFilter, useView } from "./view-store";

export function Chips({ notUnderstood }: { notUnderstood: string[] }) {
  const filter = useView((view) => view.filter);
  const { data: properties = [] } = useProperties();
  const nameOf = (id: string) => `${id} ${properties.find((one) => one.id === id)?.name ?? ""}`.trim();
  const chips = chipsOf(filter, formatDate, nameOf);
  if (chips.length === 0 && notUnderstood.length === 0) return null;
  return (
    <div className="chips" data-testid="chips">
      {chips.map((chip) => (
        <button
          key={chip.id}
          type="button"
          className="chip"
          aria-label={`Remove filter: ${chip.label}`}
          onClick={() => setFilter(chip.without(filter))}
        >
          <span>{chip.label}</span>
          <X size={12} aria-hidden="true" />
        </button>
      ))}
      {chips.length > 0 && (
        <button
          type="button"
          className="chip-clear"
          onClick={() => setFilter(firstFilter)}
          data-testid="clear-filters"
        >
          Clear filters
        </button>
      )}
      {notUnderstood.length > 0 && (
        <p role="status" className="not-understood">
          <TriangleAlert size={14} aria-hidden="true" />
          Left out: {notUnderstood.join("; ")}
        </p>
      )}
    </div>
  );
}
