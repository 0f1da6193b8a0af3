// A run's outcomes by property, with what each property cost, in the order asked for. Pure.
import type { RunOutcome } from "../../../ipc/door";

export type Group = {
  propertyId: string;
  outcomes: RunOutcome[];
  calls: number;
  fresh: number;
  retries: number;
  waitedMs: number;
  durationMs: number;
  failed: number;
};

export type Order = "property" | "failed" | "calls" | "durationMs" | "waitedMs";

export const orderNames: Record<Order, string> = {
  property: "Property",
  failed: "Most failures",
  calls: "Most calls",
  durationMs: "Longest",
  waitedMs: "Waited longest",
};

export function groupOutcomes(outcomes: RunOutcome[], order: Order, onlyFailed: boolean): Group[] {
  const groups = [...Map.groupBy(outcomes, ({ propertyId }) => propertyId)].map(([propertyId, some]) => {
    const sum = (of: "calls" | "retries" | "waitedMs" | "durationMs") =>
      some.reduce((total, one) => total + one[of], 0);
    return {
      propertyId,
      outcomes: some,
      calls: sum("calls"),
      retries: sum("retries"),
      waitedMs: sum("waitedMs"),
      durationMs: sum("durationMs"),
      fresh: some.filter((one) => one.fresh).length,
      failed: some.filter((one) => one.outcome === "failed").length,
    };
  });
  const kept = onlyFailed ? groups.filter(({ failed }) => failed > 0) : groups;
  return kept.toSorted((a, b) =>
    order === "property" ? (a.propertyId < b.propertyId ? -1 : 1) : b[order] - a[order],
  );
}
