// The views that every desk has.
import type { SavedView, SortKey } from "../bindings";

const view = (id: string, name: string, text: string, field: SortKey["field"] = "expiryDate"): SavedView => ({
  id,
  name,
  builtIn: true,
  definition: {
    filter: [{ text, on: true }],
    columns: [],
    sort: [{ field, descending: field === "balanceDue" }],
    group: null,
    density: "normal",
  },
});

export const builtInViews: SavedView[] = [
  ...[30, 60, 90, 120, 180].map((days) => view(`due-${days}`, `Due in ${days} days`, `due:0..${days}d`)),
  view("options-to-notice", "Options to notice", "notice:0..180d", "optionNoticeBy"),
  view("holdover", "Holdover", "is:holdover"),
  view("in-arrears", "In arrears", "has:arrears", "balanceDue"),
];
