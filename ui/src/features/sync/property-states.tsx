// Each property of a run with how far it is, and asking for any of its datasets again. Few of many hundred may be on
// screen: the list scrolls in its own box, and one menu serves all its lines.
import { Circle, CircleAlert, CircleCheck, CircleDot, Ellipsis, type LucideIcon } from "lucide-react";
import { useRef, useState } from "react";
import type { PropertyProgress, PropertyState } from "../../ipc/door";
import { propertyStateNames } from "../../ipc/names";
import { useProperties } from "../../ipc/queries";
import { plural } from "../../shared/format";
import { AskAgainMenu } from "./ask-again-menu";

const icons: Record<PropertyState, LucideIcon> = {
  pending: Circle,
  active: CircleDot,
  done: CircleCheck,
  failed: CircleAlert,
};

type PropertyStatesProps = {
  clientId: string;
  properties: PropertyProgress[];
  busy: boolean;
  /** behind a line that says how many, where room is short */
  folded: boolean;
};

export function PropertyStates({ folded, ...of }: PropertyStatesProps) {
  const { length } = of.properties;
  if (length === 0) return null;
  if (!folded) return <PropertyList {...of} />;
  return (
    <details className="property-fold">
      <summary>{plural(length, "property", "properties")}</summary>
      <PropertyList {...of} />
    </details>
  );
}

function PropertyList({ clientId, properties, busy }: Omit<PropertyStatesProps, "folded">) {
  const { data: known = [] } = useProperties();
  const names = new Map(known.filter((one) => one.clientId === clientId).map(({ id, name }) => [id, name]));
  const [asked, setAsked] = useState<string | null>(null);
  const pressed = useRef<HTMLElement | null>(null);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <ul className="property-states" aria-label="Properties" tabIndex={0}>
        {properties.map((property) => (
          <PropertyLine
            key={property.propertyId}
            property={property}
            name={property.propertyName ?? names.get(property.propertyId) ?? null}
            busy={busy}
            onAsk={(button) => {
              pressed.current = button;
              setAsked(property.propertyId);
            }}
          />
        ))}
      </ul>
      {asked !== null && (
        <AskAgainMenu
          clientId={clientId}
          propertyId={asked}
          anchor={pressed}
          onClose={() => {
            setAsked(null);
            pressed.current?.focus();
          }}
        />
      )}
    </>
  );
}

type PropertyLineProps = {
  property: PropertyProgress;
  name: string | null;
  busy: boolean;
  onAsk: (button: HTMLElement) => void;
};

function PropertyLine({ property, name, busy, onAsk }: PropertyLineProps) {
  const { propertyId, callsDone, callsPlanned } = property;
  // Stopped half-way, nothing works on it any more.
  const halted = property.state === "active" && !busy;
  const state = halted ? "pending" : property.state;
  const Icon = icons[state];
  return (
    <li className={`property-state ${state}`} data-state={state}>
      <Icon size={14} aria-label={halted ? "Stopped" : propertyStateNames[state]} />
      <span className="muted">{propertyId}</span>
      <span className="property-name">{name}</span>
      <span className="muted">
        {callsDone}/{callsPlanned}
      </span>
      {!busy && (
        <button
          type="button"
          className="property-ask"
          aria-haspopup="menu"
          aria-label={`Ask again for ${propertyId}`}
          title="Ask again"
          onClick={(event) => onAsk(event.currentTarget)}
        >
          <Ellipsis size={14} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
