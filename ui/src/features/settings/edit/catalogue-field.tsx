// Changes to the catalogue of APIs, for those who were told to make them.
import { TextField } from "../../../shared/forms/text-field";
import type { EditProps } from "./edit";

export function CatalogueField({ draft, set, wrong }: EditProps) {
  return (
    <details className="edit-advanced" open={wrong.catalogue !== undefined || undefined}>
      <summary>
        Advanced: changes to the catalogue{draft.catalogue.trim() !== "" && " (there are some)"}
      </summary>
      <TextField
        name="catalogue"
        label="As TOML"
        value={draft.catalogue}
        onChange={(catalogue) => set({ catalogue })}
        rows={8}
        wrong={wrong.catalogue}
        hint="Which API answers what, where this customer's MRI differs. Empty = the program's own catalogue."
      />
    </details>
  );
}
