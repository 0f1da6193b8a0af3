// How many renewals a filter finds; null until it is known.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ask } from "../../ipc/door";

export function useCount(filter: string): number | null {
  const { data } = useQuery({
    queryKey: ["renewals", "count", filter],
    queryFn: () =>
      ask().viewRenewals({ generation: 0, filter, sort: [], group: null, collapsed: [], first: 0, last: 0 }),
    placeholderData: keepPreviousData,
  });
  return data?.renewals ?? null;
}
