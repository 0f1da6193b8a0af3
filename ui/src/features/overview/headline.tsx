// The portfolio in six figures, each the way to its list.
import type { Overview, Sum } from "../../ipc/door";
import { useProperties } from "../../ipc/queries";
import { formatWhole } from "../../shared/format";
import { list } from "./list";
import { amountIn, type Currency, moneyOf, sum, unknownWords } from "./measure";
import { join, scopeFilter, useScope } from "./scope";
import { useCount } from "./use-count";

type Figure = { name: string; value: string; note?: string | null; open: () => void };

type Counts = Record<"ahead" | "inArrears", number | null>;

const AHEAD = "due:<12mo -due:<0d";

const orNotYet = (count: number | null) => (count === null ? "…" : formatWhole(count));

export function Headline({ overview, currency }: { overview: Overview; currency: Currency }) {
  const scope = scopeFilter(useScope());
  // Counted as the list counts: the bands leave out who has no expiry date, and what is at stake has holdover in it.
  const counts = {
    ahead: useCount(join(scope, AHEAD)),
    inArrears: useCount(join(scope, "has:arrears")),
  };
  const arrearsKnown = useArrearsKnown();
  return (
    <ul className="headline" aria-label="In figures">
      {figuresOf(overview, currency, counts, arrearsKnown).map(({ name, value, note, open }) => (
        <li key={name}>
          <button type="button" className="figure" onClick={open}>
            <span className="figure-name muted">{name}</span>
            <strong className="figure-value">{value}</strong>
            <span className="figure-note muted">{note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Whether MRI ever said of any property what is due; while that is not known itself, nothing is claimed against it. */
function useArrearsKnown(): boolean {
  const { data: properties } = useProperties();
  const asked = (properties ?? []).flatMap(({ datasets }) =>
    datasets.filter(({ dataset, outcome }) => dataset === "delinquencies" && outcome !== "not_applicable"),
  );
  return asked.length === 0 || asked.some(({ syncedAt }) => syncedAt !== null);
}

/** Where no amount is known the sum is not nought. */
function known(sums: Sum[], unknown: number, currency: Currency): string {
  if (sums.length === 0 && unknown > 0) return "unknown";
  return moneyOf(amountIn(sums, currency), currency);
}

function figuresOf(overview: Overview, currency: Currency, counts: Counts, arrearsKnown: boolean): Figure[] {
  const { properties, holdover, noExpiry } = overview;
  const rent = sum(properties, (one) => amountIn(one.atStake.monthlyRent, currency));
  const rentUnknown = sum(properties, (one) => one.atStake.rentUnknown);
  const noRent = rentUnknown > 0 && properties.every(({ atStake }) => atStake.monthlyRent.length === 0);
  const due = sum(properties, (one) => amountIn(one.arrears, currency));
  return [
    {
      name: "Open renewals",
      value: formatWhole(sum(properties, ({ renewals }) => renewals)),
      note: `in ${formatWhole(properties.length)} properties`,
      open: () => list("Open renewals", null),
    },
    {
      name: "Expire within 12 months",
      value: orNotYet(counts.ahead),
      note: "expired not counted",
      open: () => list("Expire within 12 months", AHEAD),
    },
    {
      name: "Rent at stake a month",
      value: noRent ? "unknown" : moneyOf(rent, currency),
      note: unknownWords(rentUnknown, "rent") ?? "expired and 12 months",
      open: () => list("Rent at stake", "due:<12mo", ["monthlyRent", true]),
    },
    {
      // Those that run on from month to month are among them, which "is:holdover" leaves out.
      name: "Expired, still open",
      value: formatWhole(holdover.renewals),
      note: [
        `${known(holdover.monthlyRent, holdover.rentUnknown, currency)} a month`,
        holdover.rentUnknown > 0 && `+ ${formatWhole(holdover.rentUnknown)} unknown`,
      ]
        .filter(Boolean)
        .join(" "),
      open: () => list("Expired, still open", "is:expired"),
    },
    {
      name: "Without expiry",
      value: formatWhole(noExpiry),
      note: "in no month below",
      open: () => list("Without an expiry date", "expiry:none", ["propertyId"]),
    },
    {
      name: "In arrears",
      value: arrearsKnown ? orNotYet(counts.inArrears) : "unknown",
      note: arrearsKnown ? `${moneyOf(due, currency)} due` : "MRI has not said what is due",
      open: () => list("In arrears", "has:arrears", ["balanceDue", true]),
    },
  ];
}
