// Which columns' cells are drawn: those that stay, and of the others those in sight and a little to either side. At the speed of
// a held PageDown every cell counts, and half of a wide list lies beyond the edge.
import { type RefObject, useEffect, useMemo, useState } from "react";
import type { LaidColumn, Layout } from "./column";

/** `skipped`: columns left out after the first `before`. */
export type DrawnColumns<Row> = { columns: LaidColumn<Row>[]; before: number; skipped: number };

const BESIDE_PX = 60;
/** so that not every pixel of a sideways scroll draws the list anew */
const STEP_PX = 60;

export function useDrawnColumns<Row>(
  scroller: RefObject<HTMLElement | null>,
  layout: Layout<Row>,
  room: number,
  all = false,
): DrawnColumns<Row> {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setLeft(Math.floor(element.scrollLeft / STEP_PX) * STEP_PX);
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [scroller]);
  const { first, last } = inSight(layout, left, all ? Number.POSITIVE_INFINITY : room);
  return useMemo(() => {
    const before = stuckEnd(layout);
    return {
      columns: [...layout.columns.slice(0, before), ...layout.columns.slice(first, last)],
      before,
      skipped: first - before,
    };
  }, [layout, first, last]);
}

/** Behind the last column that stays. */
const stuckEnd = <Row>({ columns }: Layout<Row>) =>
  columns.findLastIndex(({ className }) => className.includes(" pin")) + 1;

/** The columns that scroll: the first of them that is drawn, and the one after the last. */
export function inSight<Row>(
  layout: Layout<Row>,
  left: number,
  room: number,
): { first: number; last: number } {
  const begin = stuckEnd(layout);
  const from = left + layout.stuckWidth - BESIDE_PX;
  const to = left + STEP_PX + room + BESIDE_PX;
  let edge = layout.columns.slice(0, begin).reduce((sum, { width }) => sum + width, 0);
  let first = begin;
  let last = begin;
  for (const { index, width } of layout.columns.slice(begin)) {
    if (edge + width <= from) first = index + 1;
    if (edge < to) last = index + 1;
    edge += width;
  }
  return { first: Math.min(first, last), last };
}
