// The leases before and after the opened one, in the list as it is filtered, sorted and grouped now; heads of groups are passed
// over. And whether the lease has the screen to itself: all that the lease wants of the list's own state.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ask, type Renewal } from "../../../ipc/door";
import { atCell } from "../../../shared/grid/range";
import { wanted } from "../question";
import { type LeaseAt, openLease, openLeasePage, useView } from "../view-store";

const AROUND = 4;

type Neighbour = { index: number; renewal: Renewal };
type Neighbours = { previous: Neighbour | null; next: Neighbour | null };

export function useNeighbours({ clientId, propertyId, leaseId }: LeaseAt): Neighbours {
  const definition = useView((view) => view.definition);
  const search = useView((view) => view.search);
  const collapsed = useView((view) => view.collapsed);
  const walked = useView((view) => view.from?.list ?? null);
  const cursor = useView((view) => view.cursor.active.row);
  const active = walked ? walked.row : cursor;
  const list = useMemo(() => {
    if (!walked) return wanted({ definition, search, collapsed });
    return { filter: walked.filter, sort: walked.sort, group: walked.group, collapsed: walked.collapsed };
  }, [walked, definition, search, collapsed]);
  const first = Math.max(0, active - AROUND);
  const { data } = useQuery({
    queryKey: ["renewals", "around", list, first],
    queryFn: () => ask().viewRenewals({ ...list, generation: 0, first, last: first + 2 * AROUND + 1 }),
    placeholderData: keepPreviousData,
  });
  const rows = (data?.rows ?? []).flatMap((line, at) =>
    line.type === "row" ? [{ index: (data?.first ?? 0) + at, renewal: line.renewal }] : [],
  );
  const here = rows.findIndex(
    ({ renewal }) =>
      renewal.leaseId === leaseId && renewal.propertyId === propertyId && renewal.clientId === clientId,
  );
  if (here < 0) {
    if (!walked) return { previous: null, next: null };
    // Dealt with, it has left the queue: the next one has come into its place.
    return {
      previous: rows.findLast(({ index }) => index < active) ?? null,
      next: rows.find(({ index }) => index >= active) ?? null,
    };
  }
  return { previous: rows[here - 1] ?? null, next: rows[here + 1] ?? null };
}

export function stepTo(to: Neighbour | null): void {
  if (!to) return;
  const { cursor, opened, from } = useView.getState();
  const list = from?.list;
  if (list) list.onRow(to.index);
  else useView.setState({ cursor: atCell({ ...cursor.active, row: to.index }) });
  const next = from && { ...from, list: list ? { ...list, row: to.index } : null };
  if (opened?.page) openLeasePage(to.renewal, next);
  else openLease(to.renewal, next);
}

export const togglePage = () =>
  useView.setState(({ opened }) => ({ opened: opened && { ...opened, page: !opened.page } }));
