// What was budgeted for the renewal.
import type { RenewalDetail } from "../../../ipc/door";
import { formatDate, formatMoney } from "../../../shared/format";
import { DatasetSection, Pairs } from "./section";

export function Budget({ detail }: { detail: RenewalDetail }) {
  const { budgets, renewal } = detail;
  const money = (amount: string | null) => amount && formatMoney(amount, renewal.currency);
  return (
    <DatasetSection
      title="Budget"
      detail={detail}
      dataset="budget"
      rows={budgets.length}
      none="Nothing budgeted for this lease."
    >
      {budgets.map((budget) => (
        <Pairs
          key={`${budget.renewType}${budget.rentCommencement}`}
          of={[
            ["Renewal", budget.renewType],
            ["Rent per sq ft", money(budget.rentPerSqft)],
            ["Improvements per sq ft", money(budget.improvementPerSqft)],
            ["Rent from", budget.rentCommencement && formatDate(budget.rentCommencement)],
          ]}
        />
      ))}
    </DatasetSection>
  );
}
