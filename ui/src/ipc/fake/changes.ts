// What a pretend run found changed: a handful of leases, each with one or more of every kind of change.
import type { Change, ChangeKind, Renewal, Run } from "../bindings";
import { addDays, addMonths } from "./days";
import type { State } from "./state";

type Turn = { kind: ChangeKind; before: string | null; after: string | null };

const turns: ((row: Renewal) => Turn[])[] = [
  (row) => [
    { kind: "expiry", before: row.expiryDate && addMonths(row.expiryDate, -12), after: row.expiryDate },
    { kind: "rent", before: row.monthlyRent && less(row.monthlyRent), after: row.monthlyRent },
    { kind: "note", before: null, after: "Tenant signed the amendment; 12 months at the new rent." },
  ],
  () => [{ kind: "new", before: null, after: null }],
  (row) => [{ kind: "rent", before: row.monthlyRent && less(row.monthlyRent), after: row.monthlyRent }],
  (row) => [
    {
      kind: "option",
      before: row.expiryDate && addDays(row.expiryDate, -270),
      after: row.expiryDate && addDays(row.expiryDate, -180),
    },
  ],
  () => [{ kind: "gone", before: null, after: null }],
  (row) => [{ kind: "offer", before: null, after: row.monthlyRent ?? "1450.00" }],
  () => [
    {
      kind: "note",
      before: null,
      after: "Called the tenant; they are comparing space across the road. Wants an answer on parking.",
    },
  ],
  (row) => [
    { kind: "occupant", before: "Vacant", after: row.occupantName },
    { kind: "suite", before: "110", after: row.suiteId },
  ],
  (row) => [
    { kind: "back", before: null, after: null },
    { kind: "area", before: null, after: row.areaSqft },
  ],
];

const less = (amount: string) => (Number(amount) * 0.94).toFixed(2);

/** Every seventh run or so finds nothing changed, so that this can be seen too. */
export function changesOf(run: Run, at: number, portfolio: Renewal[]): Change[] {
  const rows = portfolio.filter((row) => row.clientId === run.clientId);
  if (rows.length === 0 || at % 7 === 6 || run.result === null) return [];
  return turns.flatMap((turn, order) => {
    const row = rows[(order * 3 + at * 17) % rows.length];
    if (!row) return [];
    return turn(row).map(({ kind, before, after }, nth) => ({
      id: at * 1000 + order * 10 + nth,
      clientId: run.clientId,
      propertyId: row.propertyId,
      propertyName: row.propertyName,
      leaseId: row.leaseId,
      suiteId: row.suiteId,
      occupantName: row.occupantName,
      runId: run.id,
      at: run.finishedOn ?? run.processedOn,
      kind,
      before,
      after,
    }));
  });
}

/** Of all runs, the newest first. */
export function allChanges(state: State): Change[] {
  const rows = state.visible();
  const runs = state.allRuns().toReversed();
  return runs.flatMap((run, at) => changesOf(run, at, rows)).toReversed();
}
