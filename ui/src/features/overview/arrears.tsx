// What is due from tenants, by how near the end of their lease is: nobody renews a tenant in arrears blindly.
import type { ArrearsBand, Overview } from "../../ipc/door";
import { BarList } from "../../shared/chart/bar-list";
import { Chart } from "../../shared/chart/chart";
import type { ChartRow, Series } from "../../shared/chart/series";
import { formatWhole } from "../../shared/format";
import { list } from "./list";
import { amountIn, type Currency, leases, moneyOf } from "./measure";

const series: Series[] = [{ id: "due", name: "Due", colour: "--chart-3" }];
type Row = ChartRow & { of: ArrearsBand };

export function Arrears({ overview, currency }: { overview: Overview; currency: Currency }) {
  const rows: Row[] = overview.arrears.map((of) => ({
    label: of.filter,
    values: [amountIn(of.arrears, currency)],
    of,
  }));
  const most = Math.max(...rows.map(({ values }) => values[0] ?? 0));
  const nameOf = (filter: string) => bandName(rows.find(({ label }) => label === filter)?.of);
  const choose = (filter: string) =>
    list(`In arrears: ${nameOf(filter).toLowerCase()}`, `has:arrears ${filter}`, ["balanceDue", true]);
  const format = (value: number) => moneyOf(value, currency);
  return (
    <Chart
      title="Arrears against expiry"
      says="What is due, by the days left of the lease."
      head="Days to expiry"
      series={series}
      rows={rows}
      formatLabel={nameOf}
      formatValue={format}
      further={[{ name: "Leases in arrears", of: ({ of }) => formatWhole(of.renewals) }]}
      onChoose={choose}
      spoken
    >
      <BarList
        label="Arrears against expiry"
        colour="--chart-3"
        lines={rows.map(({ label, values: [value = 0], of }) => ({
          id: label,
          name: bandName(of),
          share: most === 0 ? 0 : value / most,
          value: format(value),
          note: leases(of.renewals),
        }))}
        onChoose={choose}
      />
    </Chart>
  );
}

export function bandName(band: Pick<ArrearsBand, "fromDays" | "toDays"> | undefined): string {
  if (!band) return "";
  const { fromDays, toDays } = band;
  if (fromDays === null && toDays === null) return "Without expiry";
  if (fromDays === null) return toDays === -1 ? "Expired" : `Until ${toDays} days`;
  return toDays === null ? `Over ${fromDays - 1} days` : `${fromDays} to ${toDays} days`;
}
