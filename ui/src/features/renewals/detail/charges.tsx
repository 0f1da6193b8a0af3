// What is billed: base rent, and the recoveries beside it, which are no rent.
import type { Charge, RenewalDetail } from "../../../ipc/door";
import { formatDate, formatMoney } from "../../../shared/format";
import { Value } from "../../../shared/value";
import { DatasetSection } from "./section";

export function Charges({ detail }: { detail: RenewalDetail }) {
  const rent = detail.charges.filter((charge) => charge.baseRent);
  const recoveries = detail.charges.filter((charge) => !charge.baseRent);
  return (
    <DatasetSection
      title="Charges"
      detail={detail}
      dataset="charges"
      rows={detail.charges.length}
      none="No recurring charges."
    >
      <ChargeTable name="Base rent" charges={rent} />
      <ChargeTable name="Recoveries" charges={recoveries} />
    </DatasetSection>
  );
}

function ChargeTable({ name, charges }: { name: string; charges: Charge[] }) {
  if (charges.length === 0) return null;
  return (
    <table className="small-table">
      <caption>{name}</caption>
      <thead>
        <tr>
          <th>Code</th>
          <th className="numeric">Amount</th>
          <th>Period</th>
        </tr>
      </thead>
      <tbody>
        {charges.map((charge, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: charges carry no id, and the list is not reordered while shown
          <tr key={at} className={charge.inEffect === false ? "muted" : undefined}>
            <td>
              <Value>{charge.code}</Value>
              {charge.inEffect === false && <span className="small-note">not in effect</span>}
            </td>
            <td className="numeric">
              <Value>{charge.amount && formatMoney(charge.amount, charge.currency)}</Value>
              {charge.frequency && (
                <span className="small-note">{charge.frequency.replace("semi_annual", "half-yearly")}</span>
              )}
            </td>
            <td>
              <Value>{period(charge)}</Value>
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
