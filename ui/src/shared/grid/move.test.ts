import { expect, test } from "vitest";
import { moveCell } from "./move";

const press = (key: string, held: Partial<Record<"ctrlKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const extent = { rows: 100, columns: 8, pageRows: 20 };

test.each([
  ["ArrowDown", {}, [11, 3]],
  ["ArrowUp", {}, [9, 3]],
  ["ArrowLeft", {}, [10, 2]],
  ["ArrowRight", {}, [10, 4]],
  ["ArrowRight", { ctrlKey: true }, [10, 7]],
  ["PageDown", {}, [30, 3]],
  ["PageUp", {}, [0, 3]],
  ["Home", {}, [10, 0]],
  ["End", {}, [10, 7]],
  ["Home", { ctrlKey: true }, [0, 0]],
  ["End", { ctrlKey: true }, [99, 7]],
  ["ArrowDown", { ctrlKey: true }, [99, 3]],
  ["ArrowDown", { altKey: true }, null],
  ["a", {}, null],
])("%s %o goes to %s", (key, held, to) => {
  const moved = moveCell(press(key, held), { row: 10, column: 3 }, extent);
  expect(moved && [moved.row, moved.column]).toEqual(to);
});

test("an empty list has nowhere to go", () => {
  expect(moveCell(press("End"), { row: 0, column: 0 }, { ...extent, rows: 0 })).toBeNull();
});
