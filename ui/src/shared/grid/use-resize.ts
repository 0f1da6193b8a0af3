// Drawing a column wider or narrower by its edge. While the pointer moves, only the root's variables change: the rows are drawn
// anew once, at the end.
import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { clampWidth, type LaidColumn, type Layout } from "./column";
import { varsOf } from "./column-model";

type Resize = { column: string; x: number; width: number; now: number };

export function useResize<Row>(
  root: RefObject<HTMLElement | null>,
  layout: Layout<Row>,
  onWidth: (id: string, width: number) => void,
) {
  const resize = useRef<Resize | null>(null);
  /** Columns beyond the edge may come into sight. */
  const [resizing, setResizing] = useState(false);

  const begin = (event: PointerEvent<HTMLElement>, column: LaidColumn<Row>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    resize.current = { column: column.id, x: event.clientX, width: column.width, now: column.width };
    setResizing(true);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const now = resize.current;
    if (!now) return;
    event.stopPropagation();
    now.now = clampWidth(now.width + event.clientX - now.x);
    const vars = varsOf(layout.columns, (one) => (one.id === now.column ? now.now : one.width));
    for (const [name, value] of Object.entries(vars)) root.current?.style.setProperty(name, value);
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    const now = resize.current;
    resize.current = null;
    if (!now) return;
    setResizing(false);
    event.stopPropagation();
    if (now.now !== now.width) onWidth(now.column, now.now);
  };
  return { begin, move, end, resizing };
}

/** As wide as what it shows now needs. */
export function fittingWidth(root: HTMLElement, id: string): number {
  const cells = root.querySelectorAll(
    `[data-column="${CSS.escape(id)}"], [data-drag="${CSS.escape(id)}"] .grid-title-text`,
  );
  const range = document.createRange();
  const widths = [...cells].map((cell) => {
    range.selectNodeContents(cell);
    const room = cell.matches(".grid-title-text") ? 42 : 18;
    return Math.max(...[...range.getClientRects()].map((box) => box.right), 0) - leftOf(cell) + room;
  });
  return clampWidth(Math.max(NARROW_FIT, ...widths));
}

const NARROW_FIT = 56;
/** Of the contents, which end at the right edge in a column of numbers. */
function leftOf(cell: Element): number {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return Math.min(...[...range.getClientRects()].map((box) => box.left));
}
