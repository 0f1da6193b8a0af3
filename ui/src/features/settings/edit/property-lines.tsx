// The properties there are, to be looked through and taken off one by one.
import { X } from "lucide-react";
import { useRef } from "react";
import type { ClientProperty } from "../../../ipc/door";
import { kindNames } from "../../../ipc/names";
import { Button } from "../../../shared/layout/button";
import { Unknown } from "../../../shared/value";

type LinesProps = { properties: ClientProperty[]; onChange: (left: ClientProperty[]) => void };

export function PropertyLines({ properties, onChange }: LinesProps) {
  const place = useRef<HTMLDivElement>(null);
  const remove = (at: number) => {
    onChange(properties.toSpliced(at, 1));
    // The button that had the focus is gone: the next one has it.
    const next = Math.min(at, properties.length - 2);
    requestAnimationFrame(() => place.current?.querySelectorAll("button")[next]?.focus());
  };
  if (properties.length === 0) return <p className="muted">None.</p>;
  return (
    <div className="edit-lines" ref={place}>
      <table className="small-table" aria-label="Properties">
        <tbody>
          {properties.map(({ id, name, kind }, at) => (
            <tr key={id} data-testid="property-line">
              <td className="nowrap">{id}</td>
              <td>{name ?? <Unknown />}</td>
              <td className="muted">{kind ? kindNames[kind] : "Kind found out by a sync"}</td>
              <td className="numeric">
                <Button look="quiet" aria-label={`Take ${id} off the list`} onPress={() => remove(at)}>
                  <X size={14} aria-hidden="true" />
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
