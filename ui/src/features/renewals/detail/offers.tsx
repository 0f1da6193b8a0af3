// The renewal offers made, side by side: what each asks, and what that is against the rent today.
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import type { Offer, RenewalDetail } from "../../../ipc/door";
import { formatDate, formatMoney, plural } from "../../../shared/format";
import { Value } from "../../../shared/value";
import { daysBetween, howFar, useToday } from "./dates";
import { Difference } from "./difference";
import { differenceOf } from "./money";
import { DatasetSection } from "./section";

/** Offers come code by code; those of one term and start are one proposal. */
type Proposal = { offers: Offer[]; first: Offer; rent: number | null };

function proposalsOf(offers: Offer[]): Proposal[] {
  const groups = Map.groupBy(
    offers,
    (offer) => `${offer.termMonths} ${offer.effectiveDate} ${offer.selected}`,
  );
  const proposals = [...groups.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const rents = some.filter(({ baseRent }) => baseRent).map(({ amount }) => amount);
    const whole = rents.length > 0 && rents.every((amount) => amount !== null);
    const rent = whole ? rents.reduce((sum, amount) => sum + Number(amount), 0) : null;
    return [{ offers: some, first, rent }];
  });
  return proposals.toSorted(
    (a, b) =>
      Number(b.first.selected) - Number(a.first.selected) ||
      (b.first.termMonths ?? 0) - (a.first.termMonths ?? 0),
  );
}

export function Offers({ detail }: { detail: RenewalDetail }) {
  return (
    <DatasetSection
      title="Offers"
      detail={detail}
      dataset="offers"
      rows={detail.offers.length}
      none="No offer made for this lease."
    >
      <Compared detail={detail} />
    </DatasetSection>
  );
}

function Compared({ detail: { offers, renewal } }: { detail: RenewalDetail }) {
  const today = useToday();
  const { currency, monthlyRent } = renewal;
  const date = (value: string | null) => value && formatDate(value);
  const lines: [name: string, of: (proposal: Proposal) => ReactNode][] = [
    ["Rent per month", ({ rent }) => rent !== null && formatMoney(rent.toFixed(2), currency)],
    ["Against now", ({ rent }) => <Difference of={differenceOf(monthlyRent, rent)} currency={currency} />],
    ["Concession", ({ first }) => first.concession && formatMoney(first.concession, currency)],
    ["Other charges", (proposal) => othersOf(proposal, currency)],
    ["From", ({ first }) => date(first.effectiveDate)],
    ["To", ({ first }) => date(first.expiresOn)],
    [
      "Answer by",
      ({ first: { lastDate } }) =>
        lastDate && (
          <>
            {formatDate(lastDate)}
            <span className="small-note">{howFar(daysBetween(today, lastDate))}</span>
          </>
        ),
    ],
  ];
  const proposals = proposalsOf(offers);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where there is little room, so the keyboard must reach it
    <div className="detail-scroll" tabIndex={0} role="region" aria-label="Offers compared">
      <table className="small-table figures-table">
        <thead>
          <tr>
            <td />
            {proposals.map(({ first }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: offers carry no id, and the list is not reordered while shown
              <th key={at} scope="col" className={`numeric${first.selected ? " chosen" : ""}`}>
                {first.termMonths === null ? "Term unknown" : plural(first.termMonths, "month")}
                {first.selected && (
                  <span className="offer-chosen">
                    <Check size={12} aria-hidden="true" />
                    Selected
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {proposals.map((proposal, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={at} className={`numeric${proposal.first.selected ? " chosen" : ""}`}>
                  <Value>{of(proposal) || null}</Value>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function othersOf({ offers }: Proposal, currency: string | null): ReactNode {
  const others = offers.filter(({ baseRent }) => !baseRent);
  if (others.length === 0) return "none";
  return others.map(({ chargeCode, amount }) => (
    <span key={chargeCode} className="small-line">
      {chargeCode ?? "?"} {amount ? formatMoney(amount, currency) : "unknown"}
    </span>
  ));
}
