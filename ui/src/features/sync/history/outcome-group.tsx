// One property of a run: its cost in a line; opened, a line for each dataset.
import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { formatDuration, plural } from "../../../shared/format";
import { PropertyName } from "../property-name";
import type { Group } from "./group";
import { OutcomeTable } from "./outcome-table";

type OutcomeGroupProps = { clientId: string; group: Group; open: boolean };

export function OutcomeGroup({ clientId, group, open }: OutcomeGroupProps) {
  const [toggled, setToggled] = useState(false);
  const opened = open !== toggled;
  const Arrow = opened ? ChevronDown : ChevronRight;
  return (
    <li className="outcome-group">
      <button
        type="button"
        className="outcome-head"
        aria-expanded={opened}
        onClick={() => setToggled(!toggled)}
      >
        <Arrow size={14} aria-hidden="true" />
        <PropertyName clientId={clientId} id={group.propertyId} />
        <span className="muted outcome-cost">{costOf(group)}</span>
        {group.failed > 0 && <span className="run-failed">{group.failed} failed</span>}
      </button>
      {opened && <OutcomeTable outcomes={group.outcomes} />}
    </li>
  );
}

function costOf({ calls, fresh, retries, waitedMs, durationMs }: Group): string {
  return [
    plural(calls, "call"),
    fresh > 0 && `${fresh} fresh`,
    retries > 0 && plural(retries, "retry", "retries"),
    formatDuration(durationMs),
    waitedMs > 0 && `waited ${formatDuration(waitedMs)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
