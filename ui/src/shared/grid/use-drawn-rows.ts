// Which rows are drawn: those in sight and a few to either side, in steps. Rows are all of one height, so that their place is a
// multiplication; whoever moves the list has its rows drawn in the same frame, since a frame later means to paint each page twice.
// While the list moves, a row that comes takes the element of one that went, wherever that stands in the document; at rest the
// elements are put into the order of the rows, which is the one that is read aloud.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** so that not every row of a smooth scroll draws the list anew */
const STEP = 2;
const BEYOND = 1;
const REST_MS = 300;

type DrawnRows = {
  first: number;
  /** without it */
  last: number;
  /** the rows in the order of their elements; one's key is the element's */
  rows: { index: number; key: number }[];
  /** where the list stands, without asking the browser to lay it out */
  top: () => number;
  moveTo: (top: number) => void;
};

/** `height`: of what is seen of the rows. */
export function useDrawnRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  height: number,
): DrawnRows {
  const top = useRef(0);
  const [from, setFrom] = useState(0);
  const [origin, setOrigin] = useState(0);
  const seen = Math.ceil(height / rowHeight);
  const { first, last } = inSight(from, count, seen);
  const draw = useCallback(() => {
    setFrom(stepOf(top.current / rowHeight));
  }, [rowHeight]);
  useLayoutEffect(draw, [draw]);
  useEffect(() => {
    const timer = setTimeout(() => setOrigin(first), REST_MS);
    return () => clearTimeout(timer);
  }, [first]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      if (element.scrollTop === top.current) return;
      top.current = element.scrollTop;
      flushSync(draw);
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [scroller, draw]);
  const moveTo = (to: number) => {
    const most = Math.max(0, count * rowHeight - height);
    top.current = Math.max(0, Math.min(to, most));
    flushSync(draw);
    if (scroller.current) scroller.current.scrollTop = top.current;
  };
  const rows = inPlaces(first, last, origin, STEP + seen + 2 * BEYOND);
  return { first, last, rows, top: () => top.current, moveTo };
}

/** The row from which is drawn, for the one that stands at the top. */
export const stepOf = (row: number): number => Math.floor(row / STEP) * STEP;

/** Each row has a place among so many elements, counted from the one that `origin` has. */
export function inPlaces(first: number, last: number, origin: number, places: number): DrawnRows["rows"] {
  const placeOf = (index: number) => (((index - origin) % places) + places) % places;
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  return rows.sort((a, b) => placeOf(a) - placeOf(b)).map((index) => ({ index, key: index % places }));
}

/** A list that has just become shorter is drawn at its end, until the browser has noticed. */
export function inSight(from: number, count: number, seen: number): { first: number; last: number } {
  const begin = Math.min(from, Math.max(0, count - seen));
  return { first: Math.max(0, begin - BEYOND), last: Math.min(count, begin + STEP + seen + BEYOND) };
}
