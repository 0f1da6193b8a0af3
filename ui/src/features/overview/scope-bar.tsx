// Narrows the charts to a client and a kind of property, where there are several, and says what their bars measure.
import { useDesk, useProperties } from "../../ipc/queries";
import { Segments } from "../../shared/forms/segments";
import { Select } from "../../shared/forms/select";
import { type Measure, measureNames } from "./measure";
import { useScope } from "./scope";

const kinds = [
  { id: "all", label: "All" },
  { id: "commercial", label: "Commercial" },
  { id: "residential", label: "Residential" },
];

export function ScopeBar() {
  const { data: desk } = useDesk();
  const { data: properties = [] } = useProperties();
  const { clientId, kind, measure } = useScope();
  const clients = desk?.clients ?? [];
  const known = new Set(properties.map((property) => property.kind).filter(Boolean));
  return (
    <>
      {clients.length > 1 && (
        <Select
          label="Client"
          name="overview-client"
          value={clientId ?? "all"}
          options={[
            { id: "all", label: "All clients" },
            ...clients.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={(chosen) => useScope.setState({ clientId: chosen === "all" ? null : chosen })}
        />
      )}
      {(known.size > 1 || kind) && (
        <Segments
          label="Kind of property"
          value={kind ?? "all"}
          options={kinds}
          onChange={(chosen) =>
            useScope.setState({ kind: chosen === "all" ? null : (chosen as typeof kind) })
          }
        />
      )}
      <Segments
        label="What the bars measure"
        value={measure}
        options={Object.entries(measureNames).map(([id, label]) => ({ id, label }))}
        onChange={(chosen) => useScope.setState({ measure: chosen as Measure })}
      />
    </>
  );
}
