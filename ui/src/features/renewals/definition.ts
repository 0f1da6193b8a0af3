// What a view is made of, with nothing left out, and whether two are the same.
import type { ColumnSetting, SavedView, SortKey, ViewDefinition } from "../../ipc/door";
import { fullSet } from "../../shared/grid/column";
import { columnsAtFirst } from "./columns/first";

export type Definition = Required<ViewDefinition>;

export const firstSort: SortKey[] = [{ field: "expiryDate", descending: false }];

/** What the window shows first: what must be thought of within two years, and what has expired but is still open. */
export const firstDefinition: Definition = {
  filter: [{ text: "due:<24mo", on: true }],
  columns: [],
  sort: firstSort,
  group: null,
  density: "normal",
};

export const fullDefinition = (given: ViewDefinition): Definition => ({
  ...firstDefinition,
  filter: [],
  ...given,
  sort: given.sort?.length ? given.sort : firstSort,
});

export const fullColumns = (kept: ColumnSetting[]): ColumnSetting[] => fullSet(kept, columnsAtFirst);

/** The list that needs no saving; it has no id. */
export const ownList = { id: null, name: "All renewals", builtIn: true, definition: firstDefinition };
export type ShownView = Omit<SavedView, "id"> & { id: string | null };

export function sameDefinition(a: ViewDefinition, b: ViewDefinition): boolean {
  const plain = (of: ViewDefinition) => {
    const { filter, columns, sort, group, density } = fullDefinition(of);
    return JSON.stringify([
      filter.map(({ text, on }) => [text, on]),
      fullColumns(columns).map(({ id, width, shown, pinned }) => [id, width, shown, pinned]),
      sort.map(({ field, descending }) => [field, descending]),
      group,
      density,
    ]);
  };
  return plain(a) === plain(b);
}
