// A mark in the page's timeline when the first rows are on screen, for whoever measures how long a start takes.
export const FIRST_ROWS = "first-rows";

export function markFirstRows(): void {
  if (performance.getEntriesByName(FIRST_ROWS).length > 0) return;
  // The frame that shows them has then been handed over.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(FIRST_ROWS)));
}
