// How the reader has the renewals set up now: which view, what became of it since, where they are in it, and the lease that is
// opened. It outlives the screen, so that going to Sync and back loses nothing; view and definition outlive the program.
import { create } from "zustand";
import {
  ask,
  type Density,
  type FilterChip,
  type GroupBy,
  type SavedView,
  type SortField,
  type SortKey,
} from "../../ipc/door";
import type { ColumnSet, Sorted } from "../../shared/grid/column";
import { atStart, type Cursor } from "../../shared/grid/range";
import { useDefaultDensity } from "../../shared/theme";
import { type Definition, firstDefinition, firstSort, fullDefinition, type ShownView } from "./definition";
import { chipsOf } from "./filters/chip";
import { keep, kept } from "./kept";

export type LeaseAt = { clientId: string; propertyId: string; leaseId: string };
export type Opened = LeaseAt & { page: boolean };

/** The list that is gone through, where it is not the one on screen. */
export type Walked = {
  filter: string;
  sort: SortKey[];
  group: GroupBy | null;
  collapsed: string[];
  row: number;
  onRow: (row: number) => void;
};
/** Another room, from which the lease was opened: back there, and the list that it was opened from. */
export type From = { back: () => void; list: Walked | null };

export type View = {
  /** null: the list that needs no saving, or one that another room asked for */
  viewId: string | null;
  /** what another room called the list that it asked for */
  listName: string | null;
  definition: Definition;
  search: string;
  collapsed: string[];
  cursor: Cursor;
  opened: Opened | null;
  /** null: it was opened here */
  from: From | null;
  detailWidth: number;
  filtersShown: boolean;
};

export const firstView: View = {
  viewId: null,
  listName: null,
  definition: firstDefinition,
  search: "",
  collapsed: [],
  cursor: atStart,
  opened: null,
  from: null,
  detailWidth: 380,
  filtersShown: true,
};

export const useView = create<View>(() => ({ ...firstView, ...kept() }));

useView.subscribe((now, before) => {
  if (
    now.definition !== before.definition ||
    now.viewId !== before.viewId ||
    now.listName !== before.listName
  )
    keep(now);
});

/** The list is another one: begin at its top. */
function define(change: Partial<Definition>): void {
  useView.setState(({ definition }) => ({ definition: { ...definition, ...change }, cursor: atStart }));
}

export const setChips = (filter: FilterChip[]) => define({ filter });
export const setSearch = (search: string) => useView.setState({ search, cursor: atStart });
export const showAll = () => {
  define({ filter: [] });
  setSearch("");
};

export function setGroup(group: GroupBy | null): void {
  define({ group });
  useView.setState({ collapsed: [] });
}

export const sortedOf = (sort: SortKey[]): Sorted[] =>
  sort.map(({ field, descending }) => ({ id: field, desc: descending }));

export function setSort(sort: Sorted[]): void {
  const keys = sort.map(({ id, desc }) => ({ field: id as SortField, descending: desc }));
  define({ sort: keys.length === 0 ? firstSort : keys });
}

/** The rows stay what they are, so the reader stays where they are. */
export function setColumns(columns: ColumnSet[]): void {
  useView.setState(({ definition }) => ({ definition: { ...definition, columns } }));
}

/** The view's own, or else the one that Settings say. */
export function useDensity(): Density {
  const first = useDefaultDensity();
  return useView((view) => view.definition.density) ?? first;
}

export function setDensity(density: Density): void {
  useView.setState(({ definition }) => ({ definition: { ...definition, density } }));
}

export function fold(key: string, folded: boolean | null): void {
  useView.setState(({ collapsed }) => {
    const others = collapsed.filter((one) => one !== key);
    const fold = folded ?? others.length === collapsed.length;
    return { collapsed: fold ? [...others, key] : others };
  });
}

export function showView({ id, definition }: Pick<ShownView, "id" | "definition">): void {
  useView.setState({
    viewId: id,
    listName: null,
    definition: fullDefinition(definition),
    search: "",
    collapsed: [],
    cursor: atStart,
    opened: null,
    from: null,
  });
}

/** It is what was saved now. */
export const savedAs = ({ id, definition }: SavedView) =>
  useView.setState({ viewId: id, listName: null, definition: fullDefinition(definition), search: "" });

export const isLeaseAt = (given: unknown): given is LeaseAt =>
  typeof given === "object" &&
  given !== null &&
  "clientId" in given &&
  "propertyId" in given &&
  "leaseId" in given;

/** What another room wants listed: a filter in the filter language, and an order, a grouping and a name if not the list's own. */
export type List = { filter: string; sort?: Sorted[]; group?: GroupBy | null; name?: string };

export const isList = (given: unknown): given is List =>
  typeof given === "object" && given !== null && "filter" in given && typeof given.filter === "string";

export function showList({ filter, sort, group = null, name }: List): void {
  const { columns, density } = useView.getState().definition;
  const keys = sort?.map(({ id, desc }) => ({ field: id as SortField, descending: desc })) ?? firstSort;
  const whole: FilterChip[] = filter.trim() === "" ? [] : [{ text: filter, on: true }];
  showView({ id: null, definition: { filter: whole, sort: keys, group, columns, density } });
  useView.setState({ listName: name ?? "Chosen list" });
  void takeApart(filter, whole);
}

/** Each term as a chip of its own, unless the filter has become another one meanwhile. What it finds stays the same. */
async function takeApart(filter: string, whole: FilterChip[]): Promise<void> {
  const terms = await ask()
    .describeFilter(filter)
    .catch(() => []);
  const { definition } = useView.getState();
  if (definition.filter !== whole || terms.length === 0) return;
  useView.setState({ definition: { ...definition, filter: chipsOf(terms) } });
}

export const openLease = ({ clientId, propertyId, leaseId }: LeaseAt, from: From | null = null) =>
  useView.setState({ opened: { clientId, propertyId, leaseId, page: false }, from });

export function openLeasePage({ clientId, propertyId, leaseId }: LeaseAt, from: From | null = null): void {
  useView.setState({ opened: { clientId, propertyId, leaseId, page: true }, from });
  focusPage();
}

const FRAMES = 120;

/** The reader goes on in the lease that is opened in the list's place, as soon as it is there, unless they are elsewhere by then. */
function focusPage(frames = FRAMES): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (!useView.getState().opened?.page) return;
    if (activeElement !== document.body && !activeElement?.matches("[data-testid=grid]")) return;
    const body = document.querySelector<HTMLElement>(".page-wide .detail-body");
    if (body) body.focus({ preventScroll: true });
    else if (frames > 0) focusPage(frames - 1);
  });
}

/** The reader goes on in the list, or where they came from. */
export function closeLease(): void {
  const { opened, from } = useView.getState();
  if (opened === null) return;
  useView.setState({ opened: null, from: null });
  if (from) from.back();
  else focusGrid();
}

export const focusGrid = () =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-testid=grid]")?.focus());
