// Which properties: pasted, or from a file. How each line was read is said at once, with the lines that were not.
import { useMutation } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { ask, type PropertyList } from "../../../ipc/door";
import { wordsOf } from "../../../ipc/errors";
import { plural } from "../../../shared/format";
import { TextField } from "../../../shared/forms/text-field";
import { Button } from "../../../shared/layout/button";
import { useDraft } from "./draft";
import { Problems, textOf } from "./property-text";

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
      <Problems problems={problems} />
    </div>
  );
}

function take(list: PropertyList): void {
  useDraft.setState({ propertyText: textOf(list), properties: list.properties, problems: list.problems });
}

async function readPasted(propertyText: string): Promise<void> {
  useDraft.setState({ propertyText });
  const { properties, problems } = await ask().readPropertyList(propertyText);
  // A late answer to an older text is no answer to this one.
  if (useDraft.getState().propertyText === propertyText) useDraft.setState({ properties, problems });
}
