// A mark in the page's timeline when the first rows are on screen, for whoever wants to know how long a start takes.
import { useLayoutEffect } from "react";
import { afterPaint } from "./after-paint";

const MARK = "first-rows";
/** Rows that come later are no part of a start. */
const LATEST_MS = 10_000;

export function useMarkFirstRows(): void {
  useLayoutEffect(() => {
    if (performance.getEntriesByName(MARK).length === 0) afterPaint(() => performance.mark(MARK));
  }, []);
}

/** `at`: milliseconds of the epoch. */
export function whenFirstRows(then: (at: number) => void): void {
  const observer = new PerformanceObserver((seen) => {
    const [mark] = seen.getEntriesByName(MARK);
    if (!mark) return;
    observer.disconnect();
    then(performance.timeOrigin + mark.startTime);
  });
  observer.observe({ type: "mark" });
  setTimeout(() => observer.disconnect(), LATEST_MS);
}
