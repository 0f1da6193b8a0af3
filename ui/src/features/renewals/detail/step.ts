// The leases before and after the opened one, in the list as it is filtered and sorted now; heads of groups are passed over.
// And whether the lease has the screen to itself: all that the lease wants of the list's own state.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ask, type Renewal } from "../../../ipc/door";
import { composeFilter } from "../filter";
import { sortKeys } from "../question";
import { type LeaseAt, openLease, useView } from "../view-store";

const AROUND = 4;

type Neighbour = { index: number; renewal: Renewal };
type Neighbours = { previous: Neighbour | null; next: Neighbour | null };

export function useNeighbours({ clientId, propertyId, leaseId }: LeaseAt): Neighbours {
  const filter = useView((view) => composeFilter(view.filter));
  const sort = useView((view) => view.sort);
  const active = useView((view) => view.active);
  const first = Math.max(0, active - AROUND);
  const { data } = useQuery({
    queryKey: ["renewals", "around", filter, sort, first],
    queryFn: () =>
      ask().viewRenewals({
        generation: 0,
        filter,
        sort: sortKeys(sort),
        group: null,
        collapsed: [],
        first,
        last: first + 2 * AROUND + 1,
      }),
    placeholderData: keepPreviousData,
  });
  const rows = (data?.rows ?? []).flatMap((line, at) =>
    line.type === "row" ? [{ index: (data?.first ?? 0) + at, renewal: line.renewal }] : [],
  );
  const here = rows.findIndex(
    ({ renewal }) =>
      renewal.leaseId === leaseId && renewal.propertyId === propertyId && renewal.clientId === clientId,
  );
  if (here < 0) return { previous: null, next: null };
  return { previous: rows[here - 1] ?? null, next: rows[here + 1] ?? null };
}

export function stepTo(to: Neighbour | null): void {
  if (!to) return;
  useView.setState({ active: to.index });
  openLease(to.renewal);
}

export const togglePage = () => useView.setState(({ page }) => ({ page: !page }));
