import { expect, test } from "vitest";
import type { DatasetFreshness, FreshnessState, PropertyFreshness } from "../../../ipc/door";
import { keptWords } from "./dataset-line";
import { countOf, narrowed } from "./narrow";
import { ordered } from "./order";

const dataset = (state: FreshnessState, answeredAt: number | null): DatasetFreshness => ({
  dataset: "notes",
  state,
  answeredAt,
  oldestAt: answeredAt,
  triedAt: answeredAt,
  rows: 3,
  failure: null,
  leases: null,
  refreshCalls: 1,
});
const property = (id: string, state: FreshnessState, answeredAt: number | null): PropertyFreshness => ({
  clientId: "c",
  id,
  name: `Größe ${id}`,
  kind: "commercial",
  calls: 1,
  refreshCalls: 8,
  datasets: [dataset(state, answeredAt)],
});
const all = [
  property("1", "fresh", 500),
  property("2", "not_applicable", 100),
  property("3", "failed", 200),
  property("4", "never_asked", null),
];
const idsBy = (desc: boolean) => ordered(all, [{ id: "notes", desc }]).map(({ id }) => id);

test("without an age comes first, then the oldest; what does not apply is last either way", () => {
  expect(idsBy(false)).toEqual(["4", "3", "1", "2"]);
  expect(idsBy(true)).toEqual(["1", "3", "4", "2"]);
});

test("a name is found without its accents, and only what needs attention is counted as such", () => {
  expect(narrowed(all, "attention", "grosse").length).toBe(0);
  expect(narrowed(all, "all", "GROßE 3").map(({ id }) => id)).toEqual(["3"]);
  expect(countOf(all, "attention")).toBe(2);
  expect(countOf(all, "old")).toBe(0);
});

test("what was never answered is not told as nothing there", () => {
  const now = 10 * 86_400_000;
  expect(keptWords(dataset("failed", null), now)).toBe("Nothing is kept: it was never answered.");
  expect(keptWords({ ...dataset("failed", 0), rows: 0 }, now)).toBe(
    "Shown as it was 10 days ago: nothing there.",
  );
  const byLease = {
    ...dataset("old", now - 120_000),
    oldestAt: now - 86_400_000,
    leases: { answered: 31, of: 34 },
  };
  expect(keptWords(byLease, now)).toBe(
    "Answered 2 min ago: 3 rows. MRI wants to be asked lease by lease: 31 of 34 leases answered, the oldest 24 h ago. Older than the settings want it: the next sync asks for it.",
  );
});
