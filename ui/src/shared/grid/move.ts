// Which row a key moves to. The grid owns the active row and scrolls after it: the browser's own PageDown lags seconds
// behind when it is held.
export type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** null: not a key that moves */
export function moveRow(pressed: Key, active: number, count: number, pageRows: number): number | null {
  if (count === 0 || pressed.altKey) return null;
  const to = target(pressed, active, count, pageRows);
  return to === null ? null : Math.min(count - 1, Math.max(0, to));
}

function target(
  { key, ctrlKey, metaKey }: Key,
  active: number,
  count: number,
  pageRows: number,
): number | null {
  const far = ctrlKey || metaKey;
  switch (key) {
    case "ArrowDown":
      return far ? count - 1 : active + 1;
    case "ArrowUp":
      return far ? 0 : active - 1;
    case "PageDown":
      return active + pageRows;
    case "PageUp":
      return active - pageRows;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
