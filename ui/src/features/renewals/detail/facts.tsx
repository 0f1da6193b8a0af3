// The lease itself: its term and its occupant.
import type { Dataset, RenewalDetail } from "../../../ipc/door";
import { expirySourceNames, kindNames } from "../../../ipc/names";
import { formatDate, formatWhole, plural } from "../../../shared/format";
import { Pairs, Section } from "./section";
import { Source } from "./source";

type Of = { detail: RenewalDetail };

const date = (value: string | null) => value && formatDate(value);
const months = (value: number | null) => value && plural(value, "month");
const yesNo = (value: boolean | null) => (value === null ? null : value ? "Yes" : "No");
const datasetOf = { emea: "emea", lease: "leases", offer: "offers" } satisfies Record<string, Dataset>;

export function TermFacts({ detail }: Of) {
  const { renewal, lease } = detail;
  const { expirySource } = renewal;
  return (
    <Section title="Term" aside={<Source detail={detail} of="leases" />}>
      <Pairs
        of={[
          [
            "Expires",
            renewal.expiryDate &&
              `${formatDate(renewal.expiryDate)}${expirySource ? `, from ${expirySourceNames[expirySource]}` : ""}`,
            expirySource && expirySource !== "lease" && (
              <Source detail={detail} of={datasetOf[expirySource]} />
            ),
          ],
          ["Starts", date(renewal.leaseStart)],
          ["Term", months(lease.termMonths)],
          ["Month to month", yesNo(renewal.monthToMonth ?? lease.monthToMonth)],
          ["Notice given", date(lease.noticeGivenOn)],
          ["Vacates", date(lease.vacateDate)],
          ["Occupancy", renewal.occupancyStatus],
          ["Area", renewal.areaSqft && `${formatWhole(renewal.areaSqft)} sq ft`],
        ]}
      />
    </Section>
  );
}

export function TenantFacts({ detail }: Of) {
  const { lease, renewal } = detail;
  return (
    <Section title="Occupant" aside={<Source detail={detail} of="leases" />}>
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
