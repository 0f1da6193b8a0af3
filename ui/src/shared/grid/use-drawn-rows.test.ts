// Every row in sight is drawn, wherever the list stands and however long it is.
import { expect, test } from "vitest";
import { inPlaces, inSight, stepOf } from "./use-drawn-rows";

const SEEN = 22;

test.each([0, 1, 21, 22, 23, 1000, 100_000])("of %i rows all in sight are drawn", (count) => {
  for (const top of [0, 1, 3, 4, 5, 200, 977, 978, 99_978]) {
    const at = Math.min(top, Math.max(0, count - SEEN));
    const { first, last } = inSight(stepOf(at), count, SEEN);
    expect(first).toBeLessThanOrEqual(at);
    expect(last).toBeGreaterThanOrEqual(Math.min(count, at + SEEN));
    expect(last - first).toBeLessThan(50);
  }
});

test("a list that has become shorter is drawn at its end", () => {
  expect(inSight(4000, 100, SEEN)).toEqual({ first: 77, last: 100 });
});

test("at rest elements stand in the order of the rows, and a moving list keeps them where they are", () => {
  const rest = inPlaces(70, 113, 70, 43);
  expect(rest.map(({ index }) => index)).toEqual(Array.from({ length: 43 }, (_, at) => 70 + at));
  const keys = rest.map(({ key }) => key);
  expect(new Set(keys).size).toBe(43);
  for (const first of [71, 91, 400, 30]) {
    const moved = inPlaces(first, first + 43, 70, 43);
    expect(moved.map(({ key }) => key)).toEqual(keys);
    expect(new Set(moved.map(({ index }) => index)).size).toBe(43);
  }
});
