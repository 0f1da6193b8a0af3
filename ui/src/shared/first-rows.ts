// A mark in the page's timeline when the first rows are on screen, for whoever wants to know how long a start takes.
import { useLayoutEffect } from "react";

const MARK = "first-rows";

export function useMarkFirstRows(): void {
  useLayoutEffect(() => {
    if (performance.getEntriesByName(MARK).length > 0) return;
    requestAnimationFrame(() => {
      // The next task comes when the frame that shows them was painted.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => performance.mark(MARK);
      channel.port2.postMessage(null);
    });
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
}
