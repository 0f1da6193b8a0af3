// Names a lease in what is asked of the program, and in the answers that are kept.
import type { LeaseKey, Renewal } from "../../../ipc/door";

export const leaseKeyOf = ({ clientId, propertyId, leaseId }: Renewal | LeaseKey): LeaseKey => ({
  clientId,
  propertyId,
  leaseId,
});

export const leaseId = ({ clientId, propertyId, leaseId: id }: Renewal | LeaseKey) =>
  `${clientId} ${propertyId} ${id}`;

/** As `useRenewal` keeps it. */
export const leaseQuery = ({ clientId, propertyId, leaseId: id }: LeaseKey) => [
  "renewals",
  "one",
  clientId,
  propertyId,
  id,
];
