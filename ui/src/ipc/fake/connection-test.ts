// What each API answers to the pretend test: most of them well, one that the key may not use, one that does not apply.
import type { ClientProperty, ConnectionTest, Dataset, OutcomeKind, QuotaLimit } from "../bindings";
import { datasets } from "../names";

const apis: Record<Dataset, string> = {
  leases: "Leases",
  offers: "RenewalOffers",
  emea: "CommercialLeasesEMEA",
  options: "CommercialLeaseOptions",
  notes: "CommercialLeaseNotes",
  charges: "RecurringCharges",
  delinquencies: "Delinquencies",
  budget: "BudgetedLeases",
};
const outcomes: Partial<Record<Dataset, OutcomeKind>> = {
  budget: "not_permitted",
  offers: "not_applicable",
  delinquencies: "empty",
};

type Tested = { properties: ClientProperty[]; quota: QuotaLimit };

export function pretendTest({ properties, quota }: Tested, now: number): ConnectionTest {
  const answers = datasets.map((dataset, at) => ({
    dataset,
    api: `MRI_S-PMCM_${apis[dataset]}`,
    propertyId: properties[0]?.id ?? "",
    durationMs: 180 + at * 35,
    outcome: outcomes[dataset] ?? "rows",
    failure: dataset === "budget" ? { code: "not_permitted" as const, message: "403 Forbidden" } : null,
  }));
  return {
    answers,
    calls: answers.length,
    budget: {
      limit: quota,
      left: quota.calls - answers.length,
      underWay: 0,
      nextCallAt: null,
      fullAgainAt: now + 300_000,
      headroom: 0,
      believed: quota.calls,
    },
  };
}
