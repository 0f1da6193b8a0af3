// The columns of the data's list: the property, what a sync of it would cost, and each dataset with its age.
import { RotateCw } from "lucide-react";
import type { PropertyFreshness } from "../../../ipc/door";
import { datasetNames, datasets } from "../../../ipc/names";
import { plural } from "../../../shared/format";
import type { GridColumn } from "../../../shared/grid/column";
import { ofDataset } from "./order";
import { StateCell } from "./state";

type Acts = {
  now: number;
  /** of which client a property is, where there are several */
  clientName: ((clientId: string) => string) | null;
  isBusy: (clientId: string) => boolean;
  onSync: (property: PropertyFreshness) => void;
};

export function columnsOf({ now, clientName, isBusy, onSync }: Acts): GridColumn<PropertyFreshness>[] {
  return [
    {
      id: "property",
      title: "Property",
      width: 180,
      grows: true,
      cell: ({ id, name, clientId }) => (
        <span className="fresh-property">
          <span className="fresh-name">
            <span className="muted">{id}</span> {name}
          </span>
          {clientName && <span className="fresh-kept muted">{clientName(clientId)}</span>}
        </span>
      ),
    },
    {
      id: "sync",
      title: "Sync it",
      hint: "Sync this property: the calls that it would make now",
      width: 88,
      cell: (property) => (
        <SyncCell property={property} busy={isBusy(property.clientId)} onSync={() => onSync(property)} />
      ),
    },
    ...datasets.map(
      (dataset): GridColumn<PropertyFreshness> => ({
        id: dataset,
        title: datasetNames[dataset],
        hint: `${datasetNames[dataset]}: how old it is`,
        width: datasetNames[dataset].length > 10 ? 110 : 100,
        cell: (property) => {
          const one = ofDataset(property, dataset);
          return one ? <StateCell of={one} now={now} /> : null;
        },
      }),
    ),
  ];
}

type SyncCellProps = { property: PropertyFreshness; busy: boolean; onSync: () => void };

/** Enter on the cell does the same: the list is one stop for Tab. */
function SyncCell({ property: { id, calls }, busy, onSync }: SyncCellProps) {
  if (calls === 0) return <span className="fresh-none muted">Nothing due</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="fresh-sync"
      aria-disabled={busy}
      aria-label={`Sync ${id}: ${plural(calls, "call")}`}
      title={busy ? "A run of this client is under way" : "Sync this property"}
      onClick={onSync}
    >
      <RotateCw size={12} aria-hidden="true" />
      {plural(calls, "call")}
    </button>
  );
}
