// Changes by property and lease, as they are read: a lease once, with all that changed of it. Pure.
import type { Change, ChangeKind } from "../../ipc/door";
import { changeKindNames } from "../../ipc/names";

const order = Object.keys(changeKindNames) as ChangeKind[];
const byKind = (a: ChangeKind, b: ChangeKind) => order.indexOf(a) - order.indexOf(b);

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
  const groups = [...properties].map(([key, some]) => ({
    key,
    name: `${some[0]?.propertyId} ${some[0]?.propertyName ?? ""}`.trim(),
    leases: [...Map.groupBy(some, ({ leaseId }) => leaseId).values()].map((of) => leaseOf(of)),
  }));
  return groups.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function leaseOf(changes: Change[]): LeaseChanges {
  const newest = changes.reduce((one, other) => (other.at > one.at ? other : one));
  const { clientId, propertyId, leaseId } = newest;
  const lastPresence = changes
    .filter(({ kind }) => ["new", "gone", "back"].includes(kind))
    .toSorted((a, b) => b.at - a.at)[0];
  return {
    key: `${clientId} ${propertyId} ${leaseId}`,
    clientId,
    propertyId,
    leaseId,
    suiteId: newest.suiteId,
    occupantName: newest.occupantName,
    // The newest first, and within one run in the order of the kinds.
    changes: changes.toSorted((a, b) => b.at - a.at || byKind(a.kind, b.kind)),
    gone: lastPresence?.kind === "gone",
  };
}

export function countKinds(changes: Change[]): [ChangeKind, number][] {
  const counted = [...Map.groupBy(changes, ({ kind }) => kind)];
  return counted.toSorted(([a], [b]) => byKind(a, b)).map(([kind, some]) => [kind, some.length]);
}
