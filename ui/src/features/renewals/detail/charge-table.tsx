// The same charges in a table.
import type { Charge, Frequency } from "../../../ipc/door";
import { formatDate, formatMoney } from "../../../shared/format";
import { Value } from "../../../shared/value";

export const frequencyName = (frequency: Frequency) => frequency.replace("semi_annual", "half-yearly");

export function ChargeTable({ name, charges }: { name: string; charges: Charge[] }) {
  if (charges.length === 0) return null;
  const byStart = charges.toSorted((a, b) => (b.startDate ?? "").localeCompare(a.startDate ?? ""));
  return (
    <table className="small-table">
      <caption>{name}</caption>
      <thead>
        <tr>
          <th>Code</th>
          <th>Period</th>
          <th className="numeric">Amount</th>
        </tr>
      </thead>
      <tbody>
        {byStart.map((charge, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: charges carry no id, and the list is not reordered while shown
          <tr key={at} className={charge.inEffect === false ? "muted" : undefined}>
            <td>
              <Value>{charge.code}</Value>
              {charge.inEffect === false && <span className="small-note">not in effect</span>}
            </td>
            <td>
              <Value>{period(charge)}</Value>
            </td>
            <td className="numeric">
              <Value>{charge.amount && formatMoney(charge.amount, charge.currency)}</Value>
              {charge.frequency && <span className="small-note">{frequencyName(charge.frequency)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function period({ startDate, endDate }: Charge): string | null {
  if (startDate === null && endDate === null) return null;
  if (endDate === null) return `from ${formatDate(startDate ?? "")}`;
  return `${startDate ? `${formatDate(startDate)} ` : ""}to ${formatDate(endDate)}`;
}
