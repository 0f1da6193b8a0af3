// What may need the user's word in the pretend program: answers that shrank, and answers that changed their shape.
import type { Drift, HeldAnswer } from "../bindings";
import { propertyNames } from "./portfolio";

export function pretendHeld(clientId: string, now: number): HeldAnswer[] {
  const name = (id: string) => propertyNames.find((one) => one.id === id)?.name ?? null;
  return [
    { clientId, propertyId: "006152", propertyName: name("006152"), before: 50, after: 2, at: now - 180_000 },
    { clientId, propertyId: "006170", propertyName: name("006170"), before: 31, after: 0, at: now - 175_000 },
  ];
}

export function pretendDrift(clientId: string, now: number): Drift[] {
  const at = now - 3_600_000;
  return [
    {
      clientId,
      dataset: "charges",
      api: "MRI_S-PMCM_RecurringCharges",
      field: "EffectiveDate",
      what: "vanished",
      at,
    },
    { clientId, dataset: "leases", api: "MRI_S-PMCM_Leases", field: "LeaseGuid", what: "appeared", at },
  ];
}
