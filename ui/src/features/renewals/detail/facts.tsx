// The lease itself: its term, its rent, its tenant, its budget.
import type { RenewalDetail } from "../../../ipc/door";
import { expirySourceNames, kindNames } from "../../../ipc/names";
import { formatDate, formatMoney, formatWhole, plural } from "../../../shared/format";
import { DatasetSection, Pairs, Section } from "./section";

type Of = { detail: RenewalDetail };

const date = (value: string | null) => value && formatDate(value);
const months = (value: number | null) => value && plural(value, "month");
const yesNo = (value: boolean | null) => (value === null ? null : value ? "Yes" : "No");

export function TermFacts({ detail: { renewal, lease } }: Of) {
  return (
    <Section title="Term">
      <Pairs
        of={[
          [
            "Expires",
            renewal.expiryDate &&
              `${formatDate(renewal.expiryDate)}${renewal.expirySource ? `, from ${expirySourceNames[renewal.expirySource]}` : ""}`,
          ],
          ["Starts", date(renewal.leaseStart)],
          ["Term", months(lease.termMonths)],
          ["Month to month", yesNo(lease.monthToMonth)],
          ["Notice given", date(lease.noticeGivenOn)],
          ["Occupancy", renewal.occupancyStatus],
        ]}
      />
    </Section>
  );
}

export function RentFacts({ detail: { renewal } }: Of) {
  const money = (amount: string | null) => amount && formatMoney(amount, renewal.currency);
  return (
    <Section title="Rent">
      <Pairs
        of={[
          ["Per month", money(renewal.monthlyRent)],
          ["Per year", money(renewal.annualRent)],
          ["Per sq ft and year", money(renewal.rentPerSqft)],
          ["Area", renewal.areaSqft && `${formatWhole(renewal.areaSqft)} sq ft`],
          ["Balance due", money(renewal.balanceDue)],
        ]}
      />
    </Section>
  );
}

export function TenantFacts({ detail: { lease, renewal } }: Of) {
  return (
    <Section title="Occupant">
      <Pairs
        of={[
          ["Legal name", lease.legalName],
          ["Occupants", lease.occupants.length > 0 ? lease.occupants.join(", ") : lease.occupantName],
          ["Phone", lease.phone],
          ["Email", lease.email],
          ["Address", lease.address],
          ["Property kind", kindNames[renewal.propertyKind]],
        ]}
      />
    </Section>
  );
}

export function BudgetFacts({ detail }: Of) {
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
            ["Rent from", date(budget.rentCommencement)],
          ]}
        />
      ))}
    </DatasetSection>
  );
}
