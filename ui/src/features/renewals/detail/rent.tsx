// The negotiation in one glance: the rent today, beside it what is offered or already agreed, and what was budgeted.
import type { Dataset, Renewal, RenewalDetail } from "../../../ipc/door";
import { formatDate, formatMoney, plural } from "../../../shared/format";
import { Value } from "../../../shared/value";
import { Difference } from "./difference";
import { differenceOf } from "./money";
import { type Pair, Pairs, Section } from "./section";
import { Source } from "./source";

type Column = {
  name: string;
  source: Dataset;
  month: number | null;
  year: number | null;
  sqft: number | null;
};

const known = (value: string | null | undefined) =>
  value === null || value === undefined ? null : Number(value);

function columnOf(name: string, source: Dataset, month: number | null, area: number | null): Column {
  const year = month === null ? null : month * 12;
  return { name, source, month, year, sqft: year === null || !area ? null : year / area };
}

/** The offer, else the next step. */
function aheadOf({ offer, nextStep, areaSqft }: Renewal): Column | null {
  const area = known(areaSqft);
  if (offer) {
    const name = offer.termMonths === null ? "Offer" : `Offer, ${plural(offer.termMonths, "month")}`;
    return columnOf(name, "offers", known(offer.monthlyRent), area);
  }
  if (!nextStep) return null;
  return columnOf(`From ${formatDate(nextStep.on)}`, "charges", known(nextStep.monthlyRent), area);
}

function budgetOf({ budgetRentPerSqft, areaSqft }: Renewal): Column | null {
  const sqft = known(budgetRentPerSqft);
  if (sqft === null) return null;
  const area = known(areaSqft);
  const year = area === null ? null : sqft * area;
  return { name: "Budget", source: "budget", sqft, year, month: year === null ? null : year / 12 };
}

export function RentFacts({ detail }: { detail: RenewalDetail }) {
  const { renewal } = detail;
  const source: Dataset = renewal.propertyKind === "residential" ? "leases" : "charges";
  const now: Column = {
    name: "Now",
    source,
    month: known(renewal.monthlyRent),
    year: known(renewal.annualRent),
    sqft: known(renewal.rentPerSqft),
  };
  const others = [aheadOf(renewal), budgetOf(renewal)].filter((column) => column !== null);
  const { currency } = renewal;
  const money = (value: number | string | null) => value !== null && formatMoney(String(value), currency);
  const lines: [name: string, of: keyof Column & ("month" | "year" | "sqft")][] = [
    ["Per month", "month"],
    ["Per year", "year"],
    ["Per sq ft, year", "sqft"],
  ];
  return (
    <Section title="Rent" aside={<Source detail={detail} of={source} />}>
      <div className="detail-scroll">
        <table className="small-table figures-table">
          <thead>
            <tr>
              <td />
              {[now, ...others].map(({ name }) => (
                <th key={name} scope="col" className="numeric">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(([name, of]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {[now, ...others].map((column) => (
                  <td key={column.name} className="numeric">
                    <Value>{money(column[of]) || null}</Value>
                  </td>
                ))}
              </tr>
            ))}
            {others.length > 0 && (
              <tr>
                <th scope="row">Against now</th>
                <td />
                {others.map(({ name, month }) => (
                  <td key={name} className="numeric">
                    <Difference of={differenceOf(renewal.monthlyRent, month)} currency={currency} />
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <Pairs of={factsBeside(detail)} />
    </Section>
  );
}

/** What this kind of property never has is left out. */
function factsBeside(detail: RenewalDetail): Pair[] {
  const { renewal } = detail;
  const applies = (of: Dataset) =>
    detail.datasets.some(({ dataset, outcome }) => dataset === of && outcome !== "not_applicable");
  const money = (amount: string | null) => amount && formatMoney(amount, renewal.currency);
  const { budgetImprovementPerSqft: improvement } = renewal;
  const facts: (Pair | false)[] = [
    applies("charges") && ["Next step-up", stepWords(detail)],
    applies("budget") && [
      "Improvements (TI)",
      improvement && `${money(improvement)} per sq ft budgeted`,
      improvement && <Source key="source" detail={detail} of="budget" />,
    ],
    ["Balance due", money(renewal.balanceDue)],
  ];
  return facts.filter((fact) => fact !== false);
}

function stepWords({ renewal: { nextStep, currency }, datasets }: RenewalDetail) {
  // Charges that never came say nothing of what is agreed.
  const answered = datasets.some(({ dataset, syncedAt }) => dataset === "charges" && syncedAt !== null);
  if (!nextStep) return answered ? "None agreed" : null;
  const rent = nextStep.monthlyRent;
  return `${formatDate(nextStep.on)}${rent ? `, to ${formatMoney(rent, currency)} a month` : ", to an unknown rent"}`;
}
