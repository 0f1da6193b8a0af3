// Taking one of a row (or a pile) of things to where another is, with the pointer. By hand and not the browser's drag and drop,
// which some web views keep for files. Whatever it does can be done by keys as well; that is the caller's.
import { type PointerEvent, useRef } from "react";

const BEGINS_PX = 5;

type DragOptions = {
  axis: "x" | "y";
  /** finds the things among the container's descendants; each says its id in data-drag */
  onMove: (id: string, to: string) => void;
};

type Drag = { id: string; element: HTMLElement; at: number; begun: boolean; over: HTMLElement | null };

export function useDragOrder({ axis, onMove }: DragOptions) {
  const drag = useRef<Drag | null>(null);
  /** a click that ends a drag is none */
  const dragged = useRef(false);
  const place = (event: PointerEvent) => (axis === "x" ? event.clientX : event.clientY);

  const begin = (event: PointerEvent<HTMLElement>) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-drag]") : null;
    dragged.current = false;
    if (!element || event.button !== 0) return;
    drag.current = { id: element.dataset.drag ?? "", element, at: place(event), begun: false, over: null };
  };

  const move = (event: PointerEvent<HTMLElement>) => {
    const now = drag.current;
    if (!now) return;
    if (!now.begun) {
      if (Math.abs(place(event) - now.at) < BEGINS_PX) return;
      now.begun = true;
      dragged.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      now.element.dataset.dragging = "";
    }
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-drag]")];
    const over = all.find((one) => {
      const box = one.getBoundingClientRect();
      return axis === "x"
        ? event.clientX >= box.left && event.clientX < box.right
        : event.clientY >= box.top && event.clientY < box.bottom;
    });
    if (now.over !== over) {
      if (now.over) delete now.over.dataset.over;
      now.over = over && over !== now.element ? over : null;
      if (now.over)
        now.over.dataset.over = all.indexOf(now.over) < all.indexOf(now.element) ? "before" : "after";
    }
  };

  const end = () => {
    const now = drag.current;
    drag.current = null;
    if (!now) return;
    delete now.element.dataset.dragging;
    if (!now.over) return;
    delete now.over.dataset.over;
    onMove(now.id, now.over.dataset.drag ?? "");
  };

  const cancel = () => {
    if (drag.current) drag.current.over = null;
    end();
  };

  return {
    dragged,
    handlers: { onPointerDown: begin, onPointerMove: move, onPointerUp: end, onPointerCancel: cancel },
  };
}
