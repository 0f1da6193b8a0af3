// What is overdue: how much of it how long, then item by item.
import type { Delinquency, RenewalDetail } from "../../../ipc/door";
import { formatDate, formatMoney, plural } from "../../../shared/format";
import { Value } from "../../../shared/value";
import { DatasetSection } from "./section";

const ages = ["Under 30 days", "30 days", "60 days", "90 days", "Over 90 days"] as const;
type Age = (typeof ages)[number];

/** By MRI's own marks; without one it is the youngest. */
function ageOf(item: Delinquency): Age {
  if (item.ninetyPlusDays) return "Over 90 days";
  if (item.ninetyDays) return "90 days";
  if (item.sixtyDays) return "60 days";
  return item.thirtyDays ? "30 days" : "Under 30 days";
}

export function Arrears({ detail }: { detail: RenewalDetail }) {
  return (
    <DatasetSection
      title="Arrears"
      detail={detail}
      dataset="delinquencies"
      rows={detail.delinquencies.length}
      none="Nothing overdue."
    >
      <ByAge items={detail.delinquencies} currency={detail.renewal.currency} />
      <Items items={detail.delinquencies} currency={detail.renewal.currency} />
    </DatasetSection>
  );
}

type Of = { items: Delinquency[]; currency: string | null };

function ByAge({ items, currency }: Of) {
  const sums = ages.map((age) => {
    const some = items.filter((item) => ageOf(item) === age);
    return {
      age,
      amount: some.reduce((sum, { amount }) => sum + Number(amount ?? 0), 0),
      unknown: some.filter(({ amount }) => amount === null).length,
    };
  });
  const most = Math.max(...sums.map(({ amount }) => amount), 1);
  return (
    <ul className="ages" aria-label="Overdue by age">
      {sums.map(({ age, amount, unknown }, at) => (
        <li key={age} className={amount === 0 && unknown === 0 ? "muted" : undefined}>
          <span>{age}</span>
          <span className="age-track" aria-hidden="true">
            <span
              className={`age-bar${at >= 2 ? " old" : ""}`}
              style={{ width: `${(amount / most) * 100}%` }}
            />
          </span>
          <span className="age-amount">
            {formatMoney(amount.toFixed(2), currency)}
            {unknown > 0 && <span className="small-note">{plural(unknown, "amount")} unknown</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Items({ items, currency }: Of) {
  return (
    <table className="small-table">
      <thead>
        <tr>
          <th>Charged</th>
          <th>For</th>
          <th className="numeric">Overdue</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: overdue items carry no id, and the list is not reordered while shown
          <tr key={at}>
            <td className="nowrap">
              <Value>{item.chargedOn && formatDate(item.chargedOn)}</Value>
            </td>
            <td>
              <Value>{item.description ?? item.category}</Value>
              <span className="small-note">{ageOf(item).toLowerCase()}</span>
            </td>
            <td className="numeric">
              <Value>{item.amount && formatMoney(item.amount, currency)}</Value>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
