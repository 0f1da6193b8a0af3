// An amount against the rent today: up, down or the same, in amount and in percent.
import { Minus, TrendingDown, TrendingUp } from "lucide-react";
import { Unknown } from "../../../shared/value";
import { type Difference as Change, formatChange, formatPercent } from "./money";

export function Difference({ of, currency }: { of: Change | null; currency: string | null }) {
  if (of === null) return <Unknown />;
  const Icon = of.amount > 0 ? TrendingUp : of.amount < 0 ? TrendingDown : Minus;
  return (
    <span className="difference">
      <span className="nowrap">
        <Icon size={12} aria-hidden="true" /> {formatChange(of.amount, currency)}
      </span>
      {of.percent !== null && <span className="small-note nowrap">{formatPercent(of.percent)}</span>}
    </span>
  );
}
