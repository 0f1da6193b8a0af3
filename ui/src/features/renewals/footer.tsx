// How many of how many, and what is at stake in them; with several rows selected, what is at stake in those. What is not known is
// said, not counted as nothing.
import type { ReactNode } from "react";
import type { ViewTotals } from "../../ipc/door";
import { formatMoney, formatWhole, plural } from "../../shared/format";
import type { About } from "./question";

type FooterProps = {
  about: About;
  /** several rows are selected */
  selected: { words: string; sums: ViewTotals | null } | null;
  children?: ReactNode;
};

export function Footer({ about, selected, children }: FooterProps) {
  const { totals, total, renewals } = about;
  return (
    <footer className="list-foot" data-testid="footer">
      <span role="status">
        {formatWhole(renewals)} of {plural(total, "renewal")}
      </span>
      {selected ? (
        <span className="list-foot-selected" role="status" data-testid="selection">
          <strong>{selected.words}</strong>
          {selected.sums && <Sums totals={selected.sums} />}
        </span>
      ) : (
        renewals > 0 && <Sums totals={totals} />
      )}
      {children}
    </footer>
  );
}

export function Sums({ totals }: { totals: ViewTotals }) {
  return (
    <>
      <span className="list-foot-sum">
        <span className="muted">Rent / month{totals.monthlyRent.length === 0 && " unknown"}</span>{" "}
        {totals.monthlyRent.map(({ currency, amount }, at) => (
          <span key={currency}>
            {at > 0 && <span className="muted"> · </span>}
            <strong>
              {formatMoney(amount, currency, 0)} {currency}
            </strong>
          </span>
        ))}
        {totals.monthlyRent.length > 0 && <Missing rows={totals.rentUnknown} />}
      </span>
      <span className="list-foot-sum">
        <span className="muted">Area</span> <strong>{formatWhole(totals.areaSqft)} sq ft</strong>
        <Missing rows={totals.areaUnknown} />
      </span>
    </>
  );
}

function Missing({ rows }: { rows: number }) {
  return rows === 0 ? null : <span className="muted"> + {formatWhole(rows)} unknown</span>;
}
