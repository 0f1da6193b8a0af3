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

export function whenFirstRows(then: () => void): void {
  const observer = new PerformanceObserver((seen) => {
    if (seen.getEntriesByName(MARK).length === 0) return;
    observer.disconnect();
    then();
  });
  observer.observe({ type: "mark" });
}
