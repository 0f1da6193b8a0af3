// Each property of a run with how far it is. Few of many hundred may be on screen: the list scrolls in its own box.
import { Circle, CircleAlert, CircleCheck, CircleDot, type LucideIcon } from "lucide-react";
import type { PropertyProgress, PropertyState } from "../../ipc/door";
import { propertyStateNames } from "../../ipc/names";

const icons: Record<PropertyState, LucideIcon> = {
  pending: Circle,
  active: CircleDot,
  done: CircleCheck,
  failed: CircleAlert,
};

export function PropertyStates({ properties }: { properties: PropertyProgress[] }) {
  if (properties.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <ul className="property-states" aria-label="Properties" tabIndex={0}>
      {properties.map((property) => (
        <PropertyLine key={property.propertyId} property={property} />
      ))}
    </ul>
  );
}

function PropertyLine({
  property: { propertyId, propertyName, state, callsDone, callsPlanned },
}: {
  property: PropertyProgress;
}) {
  const Icon = icons[state];
  return (
    <li className={`property-state ${state}`} data-state={state}>
      <Icon size={14} aria-label={propertyStateNames[state]} />
      <span className="number muted">{propertyId}</span>
      <span className="property-name">{propertyName}</span>
      <span className="number muted">
        {callsDone}/{callsPlanned}
      </span>
    </li>
  );
}
