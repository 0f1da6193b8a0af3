// Cells out of sight are left out, and never one that is in sight.
import { expect, test } from "vitest";
import type { LaidColumn, Layout } from "./column";
import { inSight } from "./use-drawn-columns";

const ROOM = 900;

function layoutOf(widths: number[], stuck: number): Layout<null> {
  const columns = widths.map(
    (width, index): LaidColumn<null> => ({
      id: `c${index}`,
      title: "",
      width,
      index,
      pinned: index < stuck,
      className: index < stuck ? ` pin pin-${index}` : "",
      cell: () => null,
    }),
  );
  const sum = (of: LaidColumn<null>[]) => of.reduce((total, { width }) => total + width, 0);
  return { columns, width: sum(columns), stuckWidth: sum(columns.slice(0, stuck)), vars: {} };
}

test.each([0, 1, 3])("every cell in sight is drawn, with %i columns that stay", (stuck) => {
  const widths = Array.from({ length: 40 }, (_, at) => 48 + ((at * 37) % 260));
  const layout = layoutOf(widths, stuck);
  for (let left = 0; left <= layout.width - ROOM; left += 60) {
    const { first, last } = inSight(layout, left, ROOM);
    // Up to the next step the same columns are drawn.
    for (const scrolled of [left, left + 59]) {
      let edge = layout.stuckWidth;
      for (const { index, width } of layout.columns.slice(stuck)) {
        const seen = edge + width > scrolled + layout.stuckWidth && edge < scrolled + ROOM;
        if (seen) expect(index >= first && index < last, `column ${index} at ${scrolled} px`).toBe(true);
        edge += width;
      }
    }
    expect(last - first).toBeLessThan(30);
  }
});

test("a narrow list is drawn whole", () => {
  const layout = layoutOf([200, 100, 100, 100], 1);
  expect(inSight(layout, 0, ROOM)).toEqual({ first: 1, last: 4 });
});
