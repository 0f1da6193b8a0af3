// How the reader has the renewals set up now: filter, order, the active row and the lease that is opened. It outlives the
// screen, so that going to Sync and back loses nothing.
import { create } from "zustand";
import type { SortField } from "../../ipc/door";
import { type Filter, firstFilter, noFilter } from "./filter";

export type LeaseAt = { clientId: string; propertyId: string; leaseId: string };
export type SortBy = { id: SortField; desc: boolean };

type View = {
  filter: Filter;
  sort: SortBy[];
  active: number;
  opened: LeaseAt | null;
  /** the opened lease has the screen to itself, instead of the list's side */
  page: boolean;
  detailWidth: number;
};

export const firstSort: SortBy[] = [{ id: "expiryDate", desc: false }];

export const firstView: View = {
  filter: firstFilter,
  sort: firstSort,
  active: 0,
  opened: null,
  page: false,
  detailWidth: 380,
};

export const useView = create<View>(() => firstView);

export function setFilter(change: Partial<Filter>): void {
  useView.setState(({ filter }) => ({ filter: { ...filter, ...change }, active: 0 }));
}

export function setSort(sort: { id: string; desc: boolean }[]): void {
  useView.setState({ sort: sort.length === 0 ? firstSort : (sort as SortBy[]), active: 0 });
}

export const isLeaseAt = (given: unknown): given is LeaseAt =>
  typeof given === "object" &&
  given !== null &&
  "clientId" in given &&
  "propertyId" in given &&
  "leaseId" in given;

/** What another room wants listed: a filter in the filter language, and an order if not the list's own. */
export type List = { filter: string; sort?: SortBy[] };

export const isList = (given: unknown): given is List =>
  typeof given === "object" && given !== null && "filter" in given && typeof given.filter === "string";

export function showList({ filter, sort = firstSort }: List): void {
  useView.setState({ filter: { ...noFilter, text: filter }, sort, active: 0, opened: null });
}

export const openLease = ({ clientId, propertyId, leaseId }: LeaseAt) =>
  useView.setState({ opened: { clientId, propertyId, leaseId } });

/** The reader goes on in the list. */
export function closeLease(): void {
  if (useView.getState().opened === null) return;
  const { page } = useView.getState();
  useView.setState({ opened: null, page: false });
  const focusList = () => document.querySelector<HTMLElement>("[role=grid]")?.focus();
  // After a page the list is yet to be drawn.
  if (page) requestAnimationFrame(focusList);
  else focusList();
}
