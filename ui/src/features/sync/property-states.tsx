// Each property of a run with how far it is. Few of many hundred may be on screen: the list scrolls in its own box.
import { Circle, CircleAlert, CircleCheck, CircleDot, type LucideIcon } from "lucide-react";
import type { PropertyProgress, PropertyState } from "../../ipc/door";
import { propertyStateNames } from "../../ipc/names";
import { useProperties } from "../../ipc/queries";

const icons: Record<PropertyState, LucideIcon> = {
  pending: Circle,
  active: CircleDot,
  done: CircleCheck,
  failed: CircleAlert,
};

type PropertyStatesProps = { properties: PropertyProgress[]; busy: boolean };

export function PropertyStates({ properties, busy }: PropertyStatesProps) {
  const { data: known = [] } = useProperties();
  if (properties.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <ul className="property-states" aria-label="Properties" tabIndex={0}>
      {properties.map((property) => (
        <PropertyLine
          key={property.propertyId}
          property={property}
          name={property.propertyName ?? known.find(({ id }) => id === property.propertyId)?.name ?? null}
          busy={busy}
        />
      ))}
    </ul>
  );
}

type PropertyLineProps = { property: PropertyProgress; name: string | null; busy: boolean };

function PropertyLine({ property, name, busy }: PropertyLineProps) {
  const { propertyId, callsDone, callsPlanned } = property;
  // Stopped half-way, nothing works on it any more.
  const halted = property.state === "active" && !busy;
  const state = halted ? "pending" : property.state;
  const Icon = icons[state];
  return (
    <li className={`property-state ${state}`} data-state={state}>
      <Icon size={14} aria-label={halted ? "Stopped" : propertyStateNames[state]} />
      <span className="number muted">{propertyId}</span>
      <span className="property-name">{name}</span>
      <span className="number muted">
        {callsDone}/{callsPlanned}
      </span>
    </li>
  );
}
