// What a view is made of, with nothing left out, and whether two are the same.
import type { ColumnSetting, SavedView, SortKey, ViewDefinition } from "../../ipc/door";
import { fullSet } from "../../shared/grid/column";
import { firstColumns } from "./columns/first";
import { useSeveral } from "./columns/several";

/** Without a density of its own, a view has the one that Settings say. */
export type Definition = Required<Omit<ViewDefinition, "density">> & Pick<ViewDefinition, "density">;

export const firstSort: SortKey[] = [{ field: "expiryDate", descending: false }];

/** What the window shows first: what must be thought of within two years, and what has expired but is still open. */
export const firstDefinition: Definition = {
  filter: [{ text: "due:<24mo", on: true }],
  columns: [],
  sort: firstSort,
  group: null,
};

export const fullDefinition = (given: ViewDefinition): Definition => ({
  ...firstDefinition,
  filter: [],
  ...given,
  sort: given.sort?.length ? given.sort : firstSort,
});

export const fullColumns = (
  kept: ColumnSetting[],
  several = useSeveral.getState().several,
): ColumnSetting[] => fullSet(kept, firstColumns(several));

export type ShownView = Omit<SavedView, "id"> & { id: string | null };
/** The list that needs no saving; it has no id. */
export const ownList: ShownView = {
  id: null,
  name: "Next 24 months",
  builtIn: true,
  definition: firstDefinition,
};
const allRenewals: ShownView = {
  id: "all-renewals",
  name: "All renewals",
  builtIn: true,
  definition: { ...firstDefinition, filter: [] },
};

/** Those that are always there first. Built-in ones leave the density to Settings. */
export const withOwnLists = (saved: SavedView[]): ShownView[] => [
  ownList,
  allRenewals,
  ...saved.map((view) =>
    view.builtIn ? { ...view, definition: { ...view.definition, density: undefined } } : view,
  ),
];

export function sameDefinition(a: ViewDefinition, b: ViewDefinition): boolean {
  const plain = (of: ViewDefinition) => {
    const { filter, columns, sort, group, density } = fullDefinition(of);
    return JSON.stringify([
      filter.map(({ text, on }) => [text, on]),
      fullColumns(columns).map(({ id, width, shown, pinned }) => [id, width, shown, pinned]),
      sort.map(({ field, descending }) => [field, descending]),
      group,
      density ?? null,
    ]);
  };
  return plain(a) === plain(b);
}
