// Where the grid is scrolled to, and bringing the active cell into view once per frame, however fast keys repeat.
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { At } from "./move";

export function useRoom(scroller: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setRoom((old) =>
        old.width === element.clientWidth && old.height === element.clientHeight
          ? old
          : { width: element.clientWidth, height: element.clientHeight },
      );
    // A frame later: measuring may bring a scroll bar, which would be observed within the same one.
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    observer.observe(element);
    measure();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [scroller]);
  return room;
}

type Scroll = {
  rowHeight: number;
  /** of what is seen of the rows */
  height: number;
  top: () => number;
  moveTo: (top: number) => void;
  /** brings a column into view; without it, there is only up and down */
  aside?: (column: number) => void;
};

/**
 * A function that scrolls just far enough to show a whole row or cell: at once, and from then on once per frame, however fast keys
 * repeat. What it asks of the browser makes it lay out everything; so it goes by what is known.
 */
export function useReveal(scroll: Scroll): (at: At) => void {
  const hasMoved = useRef(false);
  const next = useRef<At | null>(null);
  const latest = useRef(scroll);
  latest.current = scroll;
  return function reveal(at) {
    if (hasMoved.current) {
      next.current = at;
      return;
    }
    hasMoved.current = true;
    requestAnimationFrame(() => {
      hasMoved.current = false;
      const waiting = next.current;
      next.current = null;
      if (waiting) reveal(waiting);
    });
    revealRow(latest.current, at.row);
    latest.current.aside?.(at.column);
  };
}

function revealRow({ rowHeight, height, top, moveTo }: Scroll, row: number): void {
  const begin = row * rowHeight;
  if (begin < top()) moveTo(begin);
  else if (begin + rowHeight > top() + height) moveTo(begin + rowHeight - height);
}

type Columns = { columns: readonly { width: number; className: string }[]; stuckWidth: number };

/** Below the header and beside the columns that stay. `room`: the width of what is seen. */
export function revealColumn(
  element: HTMLElement | null,
  { columns, stuckWidth }: Columns,
  room: number,
  column: number,
): void {
  const wanted = columns[column];
  if (!element || !wanted || wanted.className.includes(" pin")) return;
  const left = columns.slice(0, column).reduce((sum, one) => sum + one.width, 0);
  if (left < element.scrollLeft + stuckWidth) element.scrollLeft = left - stuckWidth;
  else if (left + wanted.width > element.scrollLeft + room) element.scrollLeft = left + wanted.width - room;
}
