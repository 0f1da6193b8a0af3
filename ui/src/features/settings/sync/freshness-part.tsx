// For how long an answer counts as fresh and is not asked for again, by dataset.
import type { Dataset } from "../../../ipc/door";
import { datasetNames, datasets } from "../../../ipc/names";
import { TextField } from "../../../shared/forms/text-field";
import { Part, type PartProps } from "./part";

const defaultMinutes = (dataset: Dataset) => (dataset === "leases" ? "5" : "10");

export function FreshnessPart({ draft, set, wrong }: PartProps) {
  return (
    <Part title="Fresh for how many minutes">
      <p className="muted">Within this time a sync does not ask again. An empty field has the default.</p>
      <div className="settings-four">
        {datasets.map((dataset) => (
          <TextField
            key={dataset}
            name={`fresh-${dataset}`}
            label={datasetNames[dataset]}
            value={draft.freshness[dataset]}
            placeholder={defaultMinutes(dataset)}
            wrong={wrong[dataset]}
            onChange={(typed) => set({ freshness: { ...draft.freshness, [dataset]: typed } })}
          />
        ))}
      </div>
    </Part>
  );
}
