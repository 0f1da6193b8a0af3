// The pure parts of looking back: outcomes summed and ordered.
import { expect, test } from "vitest";
import type { RunOutcome } from "../../ipc/door";
import { groupOutcomes } from "./history/group";

test("outcomes are summed by property and ordered by what is asked for", () => {
  const outcome = (propertyId: string, calls: number, failed: boolean): RunOutcome => ({
    propertyId,
    dataset: "leases",
    outcome: failed ? "failed" : "rows",
    fresh: false,
    calls,
    retries: 0,
    waitedMs: 0,
    durationMs: 0,
    rows: null,
    finishedAt: 0,
    failure: null,
  });
  const some = [outcome("b", 1, true), outcome("a", 5, false), outcome("b", 2, false)];
  const ids = (groups: { propertyId: string }[]) => groups.map(({ propertyId }) => propertyId);
  expect(ids(groupOutcomes(some, "property", false))).toEqual(["a", "b"]);
  expect(ids(groupOutcomes(some, "failed", false))).toEqual(["b", "a"]);
  expect(groupOutcomes(some, "calls", true)).toMatchObject([{ propertyId: "b", calls: 3, failed: 1 }]);
});
