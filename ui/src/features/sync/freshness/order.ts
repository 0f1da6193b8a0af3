// The order of properties by any column: by name, by the calls that a sync would make, or by how old a dataset is. Pure.
import type { Dataset, DatasetFreshness, PropertyFreshness } from "../../../ipc/door";
import { datasets } from "../../../ipc/names";
import { locale } from "../../../shared/format";
import type { ColumnSet, Sorted } from "../../../shared/grid/column";

export const firstColumns: ColumnSet[] = ["property", "sync", ...datasets].map((id) => ({
  id,
  width: null,
  shown: true,
  pinned: id === "property",
}));

const collator = new Intl.Collator(locale, { numeric: true });

export const ofDataset = (property: PropertyFreshness, dataset: string): DatasetFreshness | undefined =>
  property.datasets.find((one) => one.dataset === dataset);

/** What there is the least of comes first: never answered, then the oldest. What does not apply has no age; it comes last. */
function age(property: PropertyFreshness, dataset: Dataset): number | null {
  const one = ofDataset(property, dataset);
  if (!one || one.state === "not_applicable") return null;
  return one.oldestAt ?? Number.NEGATIVE_INFINITY;
}

function compare(a: PropertyFreshness, b: PropertyFreshness, { id, desc }: Sorted): number {
  const way = desc ? -1 : 1;
  if (id === "property") return way * collator.compare(a.id, b.id);
  if (id === "sync") return way * (a.calls - b.calls);
  const [first, second] = [age(a, id as Dataset), age(b, id as Dataset)];
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  return first === second ? 0 : way * (first < second ? -1 : 1);
}

/** Without a sort, as the client lists them. */
export function ordered(properties: PropertyFreshness[], sort: Sorted[]): PropertyFreshness[] {
  if (sort.length === 0) return properties;
  return properties.toSorted((a, b) => {
    for (const by of sort) {
      const order = compare(a, b, by);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** The columns as they stand on screen: those that stay at the left come first. */
export const shownColumns = (set: ColumnSet[]): string[] =>
  [true, false]
    .flatMap((pinned) => set.filter((one) => one.shown && one.pinned === pinned))
    .map(({ id }) => id);
