// Which cell a key moves to. The grid owns the active cell and scrolls after it: the browser's own PageDown lags seconds
// behind when it is held.
export type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };
export type At = { row: number; column: number };
export type Extent = { rows: number; columns: number; pageRows: number };

/** null: not a key that moves */
export function moveCell(pressed: Key, from: At, extent: Extent): At | null {
  if (extent.rows === 0 || pressed.altKey) return null;
  const to = target(pressed, from, extent);
  return to && { row: within(to.row, extent.rows), column: within(to.column, extent.columns) };
}

const within = (at: number, count: number) => Math.min(count - 1, Math.max(0, at));

function target({ key, ctrlKey, metaKey }: Key, { row, column }: At, extent: Extent): At | null {
  const far = ctrlKey || metaKey;
  switch (key) {
    case "ArrowDown":
      return { row: far ? extent.rows - 1 : row + 1, column };
    case "ArrowUp":
      return { row: far ? 0 : row - 1, column };
    case "ArrowRight":
      return { row, column: far ? extent.columns - 1 : column + 1 };
    case "ArrowLeft":
      return { row, column: far ? 0 : column - 1 };
    case "PageDown":
      return { row: row + extent.pageRows, column };
    case "PageUp":
      return { row: row - extent.pageRows, column };
    case "Home":
      return { row: far ? 0 : row, column: 0 };
    case "End":
      return { row: far ? extent.rows - 1 : row, column: extent.columns - 1 };
    default:
      return null;
  }
}
