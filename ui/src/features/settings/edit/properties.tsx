// The client's list of properties: each can be taken off, one can be added, many can come by text or file.
import { CircleAlert } from "lucide-react";
import { useRef } from "react";
import type { ClientProperty } from "../../../ipc/door";
import { plural } from "../../../shared/format";
import type { EditProps } from "./edit";
import { PropertyAdd } from "./property-add";
import { PropertyLines } from "./property-lines";
import { PropertyPaste } from "./property-paste";

/** Those on the list keep their place; what is said anew of one counts. */
export function added(before: ClientProperty[], more: ClientProperty[]): ClientProperty[] {
  const byId = new Map(before.map((property) => [property.id, property]));
  for (const property of more) {
    const known = byId.get(property.id);
    const { id, name, kind } = property;
    byId.set(id, { id, name: name ?? known?.name ?? null, kind: kind ?? known?.kind ?? null });
  }
  return [...byId.values()];
}

export function Properties({ draft, set, wrong, saved }: EditProps & { saved: ClientProperty[] }) {
  const { properties } = draft;
  const place = useRef<HTMLFieldSetElement>(null);
  const gone = saved.filter(({ id }) => !properties.some((one) => one.id === id)).length;
  return (
    <fieldset className="edit-properties" ref={place}>
      <legend className="field-label">
        Properties <span className="muted">{plural(properties.length, "property", "properties")}</span>
      </legend>
      <PropertyLines properties={properties} onChange={(left) => set({ properties: left })} />
      {wrong.properties && (
        <p className="field-wrong" role="alert">
          <CircleAlert size={14} aria-hidden="true" />
          {wrong.properties}
        </p>
      )}
      {gone > 0 && (
        <p className="edit-gone" role="status">
          {plural(gone, "property is", "properties are")} taken off: once saved, what was fetched of{" "}
          {gone === 1 ? "it" : "them"} leaves this computer. Follow-ups and notes stay.
        </p>
      )}
      <PropertyAdd properties={properties} onAdd={(one) => set({ properties: added(properties, [one]) })} />
      <PropertyPaste
        onAdd={(more) => set({ properties: added(properties, more) })}
        onReplace={(all) => set({ properties: all })}
      />
    </fieldset>
  );
}
