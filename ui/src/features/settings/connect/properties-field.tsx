// Which properties: pasted, or from a file. How each line was read is said at once, with the lines that were not.
import { useMutation } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { ask, type PropertyList } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { plural } from "../../../shared/format";
import { TextField } from "../../../shared/forms/text-field";
import { Button } from "../../../shared/layout/button";
import { useDraft } from "./draft";

export function PropertiesField({ wrong }: { wrong?: string }) {
  const { propertyText, properties, problems } = useDraft();
  const file = useMutation({
    mutationFn: () => ask().pickPropertyFile(),
    onSuccess: (list) => list && take(list),
  });
  return (
    <div className="field">
      <TextField
        name="properties"
        label="Properties"
        value={propertyText}
        onChange={readPasted}
        rows={5}
        wrong={wrong}
        hint="One id on each line. With names and kinds (commercial or residential), begin with the line id,name,kind."
      />
      <div className="properties-foot">
        <Button onPress={() => file.mutate()} isDisabled={file.isPending}>
          <FileUp size={14} aria-hidden="true" />
          From a file…
        </Button>
        <span role="status" className="muted">
          {properties.length > 0 && `${plural(properties.length, "property", "properties")} read`}
        </span>
      </div>
      {file.error && (
        <p className="field-wrong">
          {wordsOf(file.error).title}. {wordsOf(file.error).advice}
        </p>
      )}
      {problems.length > 0 && (
        <ul className="problems" aria-label="Lines not understood">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The text as the program writes it back, so that a file's list can be mended by hand. */
function take({ properties, problems }: PropertyList): void {
  const lines = properties.map(({ id, name, kind }) =>
    [id, quoted(name), kind ?? ""].join(",").replace(/,+$/, ""),
  );
  // Without the header, a name would be read as one more id.
  const isTable = properties.some(({ name, kind }) => name !== null || kind !== null);
  const propertyText = (isTable ? ["id,name,kind", ...lines] : lines).join("\n");
  useDraft.setState({ propertyText, properties, problems });
}

const quoted = (name: string | null) =>
  name !== null && /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : (name ?? "");

async function readPasted(propertyText: string): Promise<void> {
  useDraft.setState({ propertyText });
  const { properties, problems } = await ask().readPropertyList(propertyText);
  // A late answer to an older text is no answer to this one.
  if (useDraft.getState().propertyText === propertyText) useDraft.setState({ properties, problems });
}
