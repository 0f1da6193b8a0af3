// One more property, typed. The program reads it as it reads a list of them, so that the same ids are right.
import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { ask, type ClientProperty, type PropertyKind } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { kindNames } from "../../../ipc/names";
import { Select } from "../../../shared/forms/select";
import { TextField } from "../../../shared/forms/text-field";
import { Button } from "../../../shared/layout/button";

const kinds = [
  { id: "unknown", label: "Not known" },
  ...Object.entries(kindNames).map(([id, label]) => ({ id, label })),
];
type AddProps = { properties: ClientProperty[]; onAdd: (one: ClientProperty) => void };

export function PropertyAdd({ properties, onAdd }: AddProps) {
  const [id, setId] = useState("");
  const [name, setName] = useState("");
  const [kind, setKind] = useState("unknown");
  const [wrong, setWrong] = useState<string>();

  async function add() {
    const typed = id.trim();
    if (typed === "") return;
    if (properties.some((one) => one.id === typed)) return setWrong("It is on the list already.");
    try {
      const { properties: read, problems } = await ask().readPropertyList(typed);
      const [one] = read;
      if (!one || read.length > 1 || problems.length > 0) return setWrong("This is not one property id.");
      onAdd({
        id: one.id,
        name: name.trim() || null,
        kind: kind === "unknown" ? null : (kind as PropertyKind),
      });
      setId("");
      setName("");
      setWrong(undefined);
    } catch (error) {
      setWrong(wordsOf(error).title);
    }
  }
  /** Enter adds the property; the form around it is not meant. */
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void add();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only catches Enter of the fields within
    <div className="property-add" onKeyDown={press}>
      <TextField
        name="new-property"
        label="Add a property"
        placeholder="Id, e.g. 006146"
        value={id}
        wrong={wrong}
        onChange={(typed) => {
          setId(typed);
          setWrong(undefined);
        }}
      />
      <TextField name="new-name" label="Its name" placeholder="Optional" value={name} onChange={setName} />
      <Select above name="new-kind" label="Its kind" value={kind} options={kinds} onChange={setKind} />
      <Button isDisabled={id.trim() === ""} onPress={() => void add()} data-testid="add-property">
        <Plus size={14} aria-hidden="true" />
        Add
      </Button>
    </div>
  );
}
