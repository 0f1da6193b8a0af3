// What is at stake in each property within twelve months or has expired, the most first.
import type { Overview, PropertyAtStake } from "../../ipc/door";
import { BarList } from "../../shared/chart/bar-list";
import { Chart } from "../../shared/chart/chart";
import type { ChartRow, Series } from "../../shared/chart/series";
import { formatWhole } from "../../shared/format";
import { list } from "./list";
import {
  amountIn,
  type Currency,
  formatOf,
  leases,
  type Measure,
  measured,
  measureWords,
  moneyOf,
  unknownIn,
  unknownWords,
} from "./measure";
import { filterOf, keyOf, namesOf, useClients } from "./property-key";
import { useScope } from "./scope";

const FIRST = 8;
type Row = ChartRow & { of: PropertyAtStake };

export function Properties({ overview, currency }: { overview: Overview; currency: Currency }) {
  const { measure, clientId } = useScope();
  const { full } = formatOf(measure, currency);
  const rows = rowsOf(overview.properties, measure, currency);
  const most = rows[0]?.values[0] ?? 0;
  const series: Series[] = [{ id: "value", name: capital(measureWords[measure]), colour: "--chart-1" }];
  const clients = useClients();
  const names = namesOf(overview.properties, clients);
  const nameOf = (key: string) => names.get(key) ?? key;
  const choose = (key: string) => {
    const one = overview.properties.find((property) => keyOf(property) === key);
    if (one)
      list(
        `At stake in ${nameOf(key)}`,
        `${filterOf(one, clients.length > 1 && clientId === null)} due:<12mo`,
      );
  };
  return (
    <Chart
      title={`At stake by property: ${measureWords[measure]}`}
      says={
        <>
          Expiring within 12 months, or expired and still open.{" "}
          {unknownWords(
            rows.reduce((sum, { of }) => sum + unknownIn(of.atStake, measure), 0),
            measure,
          )}
        </>
      }
      head="Property"
      series={series}
      rows={rows}
      formatLabel={nameOf}
      formatValue={full}
      further={further(measure, currency)}
      onChoose={choose}
      spoken
    >
      <BarList
        label="At stake by property"
        colour="--chart-1"
        first={FIRST}
        lines={rows.map(({ label, values: [value = 0], of }) => ({
          id: label,
          name: nameOf(label),
          share: most === 0 ? 0 : value / most,
          value: full(value),
          note: noteOf(of, measure),
        }))}
        onChoose={choose}
      />
    </Chart>
  );
}

function rowsOf(properties: PropertyAtStake[], measure: Measure, currency: Currency): Row[] {
  const rows = properties.map((of) => ({
    label: keyOf(of),
    values: [measured(of.atStake, measure, currency)],
    of,
  }));
  return rows.toSorted((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0));
}

function further(measure: Measure, currency: Currency) {
  const unknown = {
    name: `Unknown ${measure}`,
    of: ({ of }: Row) => formatWhole(unknownIn(of.atStake, measure)),
  };
  return [
    ...(measure === "leases"
      ? []
      : [unknown, { name: "Leases", of: ({ of }: Row) => formatWhole(of.atStake.renewals) }]),
    { name: "Arrears", of: ({ of }: Row) => moneyOf(amountIn(of.arrears, currency), currency) },
    { name: "All open renewals", of: ({ of }: Row) => formatWhole(of.renewals) },
  ];
}

function noteOf({ atStake }: PropertyAtStake, measure: Measure): string {
  const unknown = unknownIn(atStake, measure);
  const of = measure === "leases" ? "" : leases(atStake.renewals);
  return unknown === 0 ? of : `${of}, ${formatWhole(unknown)} unknown`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
