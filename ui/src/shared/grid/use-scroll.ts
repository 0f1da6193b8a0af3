// Where the grid is scrolled to, and bringing the active row into view once per frame, however fast keys repeat.
import { type RefObject, useLayoutEffect, useRef, useState } from "react";

export const ROW = 28;
export const HEAD = 30;

export function useRoom(scroller: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller]);
  return room;
}

/** A function that scrolls just far enough to show a whole row, below the header that stays. */
export function useReveal(scroller: RefObject<HTMLElement | null>): (index: number) => void {
  const wanted = useRef<number | null>(null);
  return (index) => {
    if (wanted.current === null) {
      requestAnimationFrame(() => {
        const element = scroller.current;
        if (element && wanted.current !== null) reveal(element, wanted.current);
        wanted.current = null;
      });
    }
    wanted.current = index;
  };
}

function reveal(element: HTMLElement, index: number): void {
  const top = index * ROW;
  const height = element.clientHeight - HEAD;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + ROW > element.scrollTop + height) element.scrollTop = top + ROW - height;
}
