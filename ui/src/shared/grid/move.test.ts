import { expect, test } from "vitest";
import { moveRow } from "./move";

const press = (key: string, held: Partial<Record<"ctrlKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test.each([
  ["ArrowDown", {}, 11],
  ["ArrowUp", {}, 9],
  ["PageDown", {}, 30],
  ["PageUp", {}, 0],
  ["Home", {}, 0],
  ["End", { ctrlKey: true }, 99],
  ["ArrowDown", { ctrlKey: true }, 99],
  ["ArrowDown", { altKey: true }, null],
  ["a", {}, null],
])("%s %o goes to %s", (key, held, to) => {
  expect(moveRow(press(key, held), 10, 100, 20)).toBe(to);
});

test("an empty list has nowhere to go", () => {
  expect(moveRow(press("End"), 0, 0, 20)).toBeNull();
});
