// Many properties at once, pasted or from a file; how each line was read is said before anything is taken over.
import { useMutation } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { ask, type ClientProperty, type PropertyList } from "../../../ipc/door";
import { plural } from "../../../shared/format";
import { TextField } from "../../../shared/forms/text-field";
import { Button } from "../../../shared/layout/button";
import { Problems, textOf } from "../connect/property-text";
import { RefusedForm } from "../connect/refused-form";

const nothing: PropertyList = { properties: [], problems: [] };
type PasteProps = { onAdd: (more: ClientProperty[]) => void; onReplace: (all: ClientProperty[]) => void };

export function PropertyPaste({ onAdd, onReplace }: PasteProps) {
  const [text, setText] = useState("");
  const [read, setRead] = useState(nothing);
  const newest = useRef("");
  const file = useMutation({
    mutationFn: () => ask().pickPropertyFile(),
    onSuccess: (list) => list && show(textOf(list), list),
  });
  const paste = useMutation({
    mutationFn: (typed: string) => ask().readPropertyList(typed),
    // A late answer to an older text is no answer to this one.
    onSuccess: (list, typed) => typed === newest.current && setRead(list),
  });
  function show(typed: string, list: PropertyList) {
    newest.current = typed;
    setText(typed);
    setRead(list);
  }
  const take = (then: (properties: ClientProperty[]) => void) => () => {
    then(read.properties);
    show("", nothing);
  };
  const count = read.properties.length;
  return (
    <details className="edit-advanced">
      <summary>Paste a list, or read one from a file</summary>
      <TextField
        name="paste"
        label="List of properties"
        value={text}
        onChange={(typed) => {
          newest.current = typed;
          setText(typed);
          paste.mutate(typed);
        }}
        rows={5}
        hint="One id on each line. With names and kinds (commercial or residential), begin with the line id,name,kind."
      />
      <RefusedForm error={file.error ?? paste.error} />
      <Problems problems={read.problems} />
      <div className="properties-foot">
        <Button onPress={() => file.mutate()} isDisabled={file.isPending}>
          <FileUp size={14} aria-hidden="true" />
          From a file…
        </Button>
        <span role="status" className="muted">
          {count > 0 && `${plural(count, "property", "properties")} read`}
        </span>
        <span className="client-gap" />
        <Button isDisabled={count === 0} onPress={take(onAdd)} data-testid="add-list">
          Add them
        </Button>
        <Button isDisabled={count === 0} onPress={take(onReplace)} data-testid="replace-list">
          Replace the list
        </Button>
      </div>
    </details>
  );
}
