// What of the list is selected, and what is done with it: summed up, copied, or given to an edit.
import { useEffect, useState } from "react";
import { ask, type EditTarget, type LeaseKey, type ViewLine, type ViewTotals } from "../../ipc/door";
import { formatWhole } from "../../shared/format";
import { isOneCell, type Range, rangeOf, rowsOf } from "../../shared/grid/range";
import { say } from "../../shared/toast/toast";
import { fullColumns } from "./definition";
import { wanted } from "./question";
import { sayRefused } from "./refused";
import { lineKey } from "./steady";
import { useView } from "./view-store";

const LATER_MS = 150;
const AT_ONCE = 2000;

/** Ids of the columns that are shown, as they stand on screen. */
export function shownColumns(): string[] {
  const shown = fullColumns(useView.getState().definition.columns).filter((one) => one.shown);
  return [...shown.filter(({ pinned }) => pinned), ...shown.filter(({ pinned }) => !pinned)].map(
    ({ id }) => id,
  );
}

/** Sums of the selected lines, a moment after the selection or the list came to rest; null while one line is selected. */
export function useSelectionSums(version: number): ViewTotals | null {
  const cursor = useView((view) => view.cursor);
  const [sums, setSums] = useState<ViewTotals | null>(null);
  const { top, bottom } = rangeOf(cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: those of another selection are wrong at once
  useEffect(() => setSums(null), [top, bottom]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that the lines are others
  useEffect(() => {
    if (top === bottom) return;
    let gone = false;
    const timer = setTimeout(async () => {
      const found = await ask()
        .sumSelection({ ...wanted(useView.getState()), first: top, last: bottom + 1 })
        .catch(() => null);
      if (!gone) setSums(found);
    }, LATER_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [top, bottom, version]);
  return sums;
}

/** Renewals among the selected lines; null where heads of groups that were not looked at may be among them. */
export function selectedRenewals(
  range: Range,
  rowAt: (index: number) => ViewLine | undefined,
  grouped: boolean,
): number | null {
  if (!grouped) return rowsOf(range);
  let count = 0;
  for (let index = range.top; index <= range.bottom; index++) {
    const line = rowAt(index);
    if (!line) return null;
    if (line.type === "row") count += 1;
  }
  return count;
}

export async function copySelection(headers: boolean): Promise<void> {
  const view = useView.getState();
  const { top, bottom, left, right } = rangeOf(view.cursor);
  const columns = shownColumns().slice(left, right + 1);
  try {
    const copied = await ask().copyCells({ ...wanted(view), first: top, last: bottom + 1, columns, headers });
    say(
      "ok",
      isOneCell(view.cursor) && !headers
        ? "Copied 1 cell"
        : `Copied ${formatWhole(copied.rows)} × ${copied.columns} cells`,
      headers ? "With their headers" : undefined,
    );
  } catch (error) {
    await sayRefused(error, wanted(view).filter);
  }
}

type Leases = Extract<EditTarget, { type: "leases" }>;

/**
 * The selected renewals by name: what the filter finds may change while somebody thinks the edit over. null: the list that was
 * asked is no longer the one on screen.
 */
export async function selectedTarget(
  generation: number,
  rowAt: (index: number) => ViewLine | undefined,
): Promise<Leases | null> {
  const view = useView.getState();
  const { top, bottom } = rangeOf(view.cursor);
  const seen = new Map<number, ViewLine>();
  for (let index = top; index <= bottom; index++) {
    const line = rowAt(index);
    if (line) seen.set(index, line);
  }
  if (seen.size === bottom - top + 1) return { type: "leases", leases: keysOf([...seen.values()]) };
  const leases: LeaseKey[] = [];
  for (let first = top; first <= bottom; first += AT_ONCE) {
    const last = Math.min(bottom + 1, first + AT_ONCE);
    const { rows } = await ask().viewRenewals({ ...wanted(view), generation, first, last });
    for (const [at, line] of rows.entries()) {
      const shown = seen.get(first + at);
      if (shown && lineKey(shown) !== lineKey(line)) return null;
    }
    leases.push(...keysOf(rows));
  }
  return { type: "leases", leases };
}

const keysOf = (lines: ViewLine[]): LeaseKey[] =>
  lines.flatMap((line) => {
    if (line.type !== "row") return [];
    const { clientId, propertyId, leaseId } = line.renewal;
    return [{ clientId, propertyId, leaseId }];
  });
