// Changes by property and lease, as they are read: a lease once, with all that changed of it. Pure.
import type { Change, ChangeKind } from "../../../ipc/door";

export type LeaseChanges = {
  key: string;
  clientId: string;
  propertyId: string;
  leaseId: string;
  suiteId: string | null;
  occupantName: string | null;
  changes: Change[];
  /** No longer among the leases: there is nothing to open. */
  gone: boolean;
};
export type PropertyChanges = { key: string; name: string; leases: LeaseChanges[] };

export function groupChanges(changes: Change[]): PropertyChanges[] {
  const properties = Map.groupBy(changes, (one) => `${one.clientId} ${one.propertyId}`);
  return [...properties].map(([key, some]) => ({
    key,
    name: `${some[0]?.propertyId} ${some[0]?.propertyName ?? ""}`.trim(),
    leases: [...Map.groupBy(some, ({ leaseId }) => leaseId).values()].map((of) => leaseOf(of)),
  }));
}

function leaseOf(changes: Change[]): LeaseChanges {
  const newest = changes.reduce((one, other) => (other.at > one.at ? other : one));
  const { clientId, propertyId, leaseId } = newest;
  const lastPresence = changes.find(({ kind }) => ["new", "gone", "back"].includes(kind));
  return {
    key: `${clientId} ${propertyId} ${leaseId}`,
    clientId,
    propertyId,
    leaseId,
    suiteId: newest.suiteId,
    occupantName: newest.occupantName,
    changes,
    gone: lastPresence?.kind === "gone",
  };
}

export function countKinds(changes: Change[]): [ChangeKind, number][] {
  return [...Map.groupBy(changes, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]);
}
