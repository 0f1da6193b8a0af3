// The renewal offers made, the selected one first.
import type { Offer, RenewalDetail } from "../../../ipc/door";
import { formatDate, formatMoney, plural } from "../../../shared/format";
import { Badge } from "../../../shared/layout/badge";
import { DatasetSection, Pairs } from "./section";

export function Offers({ detail }: { detail: RenewalDetail }) {
  const offers = detail.offers.toSorted((a, b) => Number(b.selected) - Number(a.selected));
  return (
    <DatasetSection
      title="Offers"
      detail={detail}
      dataset="offers"
      rows={offers.length}
      none="No offer made for this lease."
    >
      {offers.map((offer, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: offers carry no id, and the list is not reordered while shown
        <OfferCard key={at} offer={offer} currency={detail.renewal.currency} />
      ))}
    </DatasetSection>
  );
}

function OfferCard({ offer, currency }: { offer: Offer; currency: string | null }) {
  return (
    <div className="card">
      <p className="card-title">
        {offer.termMonths === null ? "Offer" : plural(offer.termMonths, "month")} {offer.chargeCode}{" "}
        {offer.selected && <Badge tone="ok">Selected</Badge>}
      </p>
      <Pairs
        of={[
          ["Rent", offer.amount && formatMoney(offer.amount, currency)],
          ["From", offer.effectiveDate && formatDate(offer.effectiveDate)],
          ["To", offer.expiresOn && formatDate(offer.expiresOn)],
          ["Answer by", offer.lastDate && formatDate(offer.lastDate)],
          ["Concession", offer.concession && formatMoney(offer.concession, currency)],
        ]}
      />
    </div>
  );
}
