// Where the grid is scrolled to, and bringing the active cell into view once per frame, however fast keys repeat.
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Layout } from "./column";
import type { At } from "./move";

export const HEAD = 30;

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

/** A function that scrolls just far enough to show a whole cell, below the header and beside the columns that stay. */
export function useReveal<Row>(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  layout: Layout<Row>,
): (at: At) => void {
  const wanted = useRef<At | null>(null);
  const latest = useRef({ rowHeight, layout });
  latest.current = { rowHeight, layout };
  return (at) => {
    if (wanted.current === null) {
      requestAnimationFrame(() => {
        const element = scroller.current;
        if (element && wanted.current !== null) {
          revealRow(element, wanted.current.row, latest.current.rowHeight);
          revealColumn(element, wanted.current.column, latest.current.layout);
        }
        wanted.current = null;
      });
    }
    wanted.current = at;
  };
}

function revealRow(element: HTMLElement, row: number, rowHeight: number): void {
  const top = row * rowHeight;
  const height = element.clientHeight - HEAD;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + rowHeight > element.scrollTop + height) element.scrollTop = top + rowHeight - height;
}

function revealColumn<Row>(element: HTMLElement, column: number, layout: Layout<Row>): void {
  const wanted = layout.columns[column];
  if (!wanted || wanted.className.includes(" pin")) return;
  const before = layout.columns.slice(0, column);
  const left = before.reduce((sum, one) => sum + one.width, 0);
  if (left < element.scrollLeft + layout.stuckWidth) element.scrollLeft = left - layout.stuckWidth;
  else if (left + wanted.width > element.scrollLeft + element.clientWidth)
    element.scrollLeft = left + wanted.width - element.clientWidth;
}
