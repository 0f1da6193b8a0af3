// The pure parts of the changes: grouping, ordering and writing.
import { expect, test } from "vitest";
import type { Change } from "../../ipc/door";
import { countKinds, groupChanges } from "./group";
import { shiftOf, writeValue } from "./value";

const change = (of: Partial<Change>): Change => ({
  id: 1,
  clientId: "c",
  propertyId: "p2",
  propertyName: null,
  leaseId: "l1",
  suiteId: null,
  occupantName: null,
  runId: "r",
  at: 1,
  kind: "rent",
  before: null,
  after: null,
  ...of,
});

test("a lease stands once, with its newest change first, and is gone if that was its last state", () => {
  const [first, second] = groupChanges([
    change({ kind: "gone", at: 5 }),
    change({ kind: "back", at: 9 }),
    change({ kind: "gone", propertyId: "p1", leaseId: "l9" }),
  ]);
  expect(first?.leases[0]?.gone).toBe(true);
  expect(second?.leases[0]).toMatchObject({ gone: false });
  expect(second?.leases[0]?.changes.map(({ kind }) => kind)).toEqual(["back", "gone"]);
});

test("kinds are counted in a fixed order", () => {
  const some = [change({ kind: "note" }), change({ kind: "new" }), change({ kind: "note" })];
  expect(countKinds(some)).toEqual([
    ["new", 1],
    ["note", 2],
  ]);
});

test("values are written for their kind, and a shift only where both sides are known", () => {
  expect(writeValue("rent", "1234.5")).toBe("1,234.50");
  expect(writeValue("suite", "110")).toBe("110");
  expect(writeValue("expiry", null)).toBeNull();
  expect(shiftOf(change({ before: "100", after: "94" }))).toBe("−6.0%");
  expect(shiftOf(change({ before: null, after: "94" }))).toBeNull();
  expect(shiftOf(change({ before: "0", after: "94" }))).toBeNull();
});
