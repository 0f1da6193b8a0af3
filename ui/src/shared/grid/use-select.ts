// Selecting cells with the pointer: a click goes to a cell, Shift+click and a drag take all up to it. Past the edge of the list, a
// drag goes on by itself.
import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { At } from "./move";

type SelectOptions = {
  scroller: RefObject<HTMLElement | null>;
  columns: readonly { id: string }[];
  rows: number;
  onGo: (at: At, extend: boolean) => void;
};

const EDGE_PX = 24;
const STEP_MS = 50;

export function useSelect({ scroller, columns, rows, onGo }: SelectOptions) {
  const dragging = useRef<At | null>(null);
  const latest = useRef(onGo);
  latest.current = onGo;
  const timer = useRef<ReturnType<typeof setInterval>>(undefined);
  useEffect(() => () => clearInterval(timer.current), []);

  const cellAt = (target: EventTarget | null): At | null => {
    if (!(target instanceof Element)) return null;
    const row = Number(target.closest("[data-index]")?.getAttribute("data-index") ?? -1);
    if (row < 0) return null;
    const id = target.closest("[data-column]")?.getAttribute("data-column");
    return {
      row,
      column: Math.max(
        0,
        columns.findIndex((one) => one.id === id),
      ),
    };
  };

  const begin = (event: PointerEvent) => {
    const at = event.button === 0 ? cellAt(event.target) : null;
    if (!at) return;
    dragging.current = at;
    latest.current(at, event.shiftKey);
  };

  const move = (event: PointerEvent) => {
    const last = dragging.current;
    if (!last || event.buttons === 0) return end();
    const under = cellAt(document.elementFromPoint(event.clientX, event.clientY));
    if (under) go(under);
    follow(event.clientY);
  };

  const go = (at: At) => {
    const last = dragging.current;
    if (!last || (last.row === at.row && last.column === at.column)) return;
    dragging.current = at;
    latest.current(at, true);
  };

  const follow = (y: number) => {
    clearInterval(timer.current);
    const box = scroller.current?.getBoundingClientRect();
    const way = !box ? 0 : y > box.bottom - EDGE_PX ? 1 : y < box.top + EDGE_PX ? -1 : 0;
    if (way === 0) return;
    timer.current = setInterval(() => {
      const at = dragging.current;
      if (at) go({ ...at, row: Math.min(rows - 1, Math.max(0, at.row + way)) });
    }, STEP_MS);
  };

  const end = () => {
    dragging.current = null;
    clearInterval(timer.current);
  };

  return {
    cellAt,
    handlers: {
      onPointerDown: begin,
      onPointerMove: move,
      onPointerUp: end,
      onPointerCancel: end,
      // Text is not dragged along with the cells.
      onMouseDown: (event: MouseEvent) => {
        if (event.shiftKey && cellAt(event.target)) event.preventDefault();
      },
    },
  };
}
