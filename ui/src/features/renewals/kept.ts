// The view that the reader left, with what they changed of it, from one start of the program to the next.
import type { View } from "./view-store";

type Kept = Pick<View, "viewId" | "listName" | "definition">;
const KEY = "renewals.view";

export function keep({ viewId, listName, definition }: Kept): void {
  localStorage.setItem(KEY, JSON.stringify({ viewId, listName, definition } satisfies Kept));
}

/** Nothing, where it can't be read: an older version may have kept something else. */
export function kept(): Partial<Kept> {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Kept>;
    const { definition } = found;
    return definition && Array.isArray(definition.filter) && Array.isArray(definition.columns) ? found : {};
  } catch {
    return {};
  }
}
