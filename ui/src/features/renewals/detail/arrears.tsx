// What is overdue, item by item, with how long.
import type { Delinquency, RenewalDetail } from "../../../ipc/door";
import { formatDate, formatMoney } from "../../../shared/format";
import { Value } from "../../../shared/value";
import { DatasetSection } from "./section";

export function Arrears({ detail }: { detail: RenewalDetail }) {
  return (
    <DatasetSection
      title="Arrears"
      detail={detail}
      dataset="delinquencies"
      rows={detail.delinquencies.length}
      none="Nothing overdue."
    >
      <table className="small-table">
        <thead>
          <tr>
            <th>Charged</th>
            <th>For</th>
            <th className="numeric">Overdue</th>
          </tr>
        </thead>
        <tbody>
          {detail.delinquencies.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: overdue items carry no id, and the list is not reordered while shown
            <tr key={at}>
              <td>
                <Value>{item.chargedOn && formatDate(item.chargedOn)}</Value>
              </td>
              <td>
                <Value>{item.description ?? item.category}</Value>
              </td>
              <td className="numeric">
                <Value>{item.amount && formatMoney(item.amount, detail.renewal.currency)}</Value>
                <span className="small-note">{ageing(item)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </DatasetSection>
  );
}

function ageing(item: Delinquency): string {
  if (item.ninetyPlusDays) return "over 90 days";
  if (item.ninetyDays) return "90 days";
  if (item.sixtyDays) return "60 days";
  return item.thirtyDays ? "30 days" : "";
}
