// The renewal rate of each property over the twelve months, the lowest first: there is most to be asked.
import { useState } from "react";
import type { RenewalRate } from "../../ipc/door";
import { BarList } from "../../shared/chart/bar-list";
import { Chart } from "../../shared/chart/chart";
import { formatWhole } from "../../shared/format";
import { type Cohort, rateOf, sumOf } from "./cohort";
import { CohortLine } from "./cohort-line";
import { cohortColumns, cohortRow, cohortSeries } from "./cohort-series";
import { filterOf, keyOf, namesOf, useClients } from "./property-key";

type OfProperty = { id: string; name: string; filter: string; of: Cohort };

export function RateByProperty({ rates, months }: { rates: RenewalRate[]; months: string[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const properties = propertiesOf(rates, useClients());
  const one = properties.find(({ id }) => id === chosen);
  const nameOf = (id: string) => properties.find((property) => property.id === id)?.name ?? id;
  return (
    <Chart
      title="Renewal rate by property"
      says={
        <CohortLine of={one?.of ?? sumOf(properties.map(({ of }) => of))} months={months} property={one} />
      }
      legend={null}
      head="Property"
      series={cohortSeries}
      rows={properties.map(({ id, of }) => cohortRow(id, of))}
      formatLabel={nameOf}
      formatValue={formatWhole}
      further={cohortColumns}
      onChoose={setChosen}
      spoken
    >
      <BarList
        label="Renewal rate by property"
        colour="--chart-1"
        chosen={chosen}
        first={10}
        lines={properties.map(({ id, name, of }) => ({
          id,
          name,
          share: of.renewed / of.cohort,
          value: rateOf(of) ?? "",
          note: `${formatWhole(of.renewed)} of ${formatWhole(of.cohort)}`,
        }))}
        onChoose={(id) => setChosen(id === chosen ? null : id)}
      />
    </Chart>
  );
}

function propertiesOf(rates: RenewalRate[], clients: { id: string; name: string }[]): OfProperty[] {
  const known = rates.flatMap(({ clientId, propertyId, ...rest }) =>
    clientId === null || propertyId === null ? [] : [{ clientId, propertyId, ...rest }],
  );
  const names = namesOf(known, clients);
  return [...Map.groupBy(known, keyOf)]
    .map(([id, some]) => ({
      id,
      name: names.get(id) ?? id,
      filter: some[0] ? filterOf(some[0], clients.length > 1) : "",
      of: sumOf(some),
    }))
    .filter(({ of }) => of.cohort > 0)
    .toSorted((a, b) => a.of.renewed / a.of.cohort - b.of.renewed / b.of.cohort || b.of.cohort - a.of.cohort);
}
