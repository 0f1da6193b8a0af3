// The view's question to the program: the filter's one line, the order, and which rows.
import { useCallback } from "react";
import { ask, type Renewal, type SortKey, type ViewTotals } from "../../ipc/door";
import { useStale } from "../../ipc/queries";
import type { AskPage } from "../../shared/grid/page-cache";
import { usePages } from "../../shared/grid/use-pages";
import { composeFilter } from "./filter";
import { type SortBy, useView } from "./view-store";

/** What is known of the whole view besides its rows. */
export type About = { total: number; totals: ViewTotals; notUnderstood: string[] };

export const sortKeys = (sort: SortBy[]): SortKey[] =>
  sort.map(({ id, desc }) => ({ field: id, descending: desc }));

export function useRenewals() {
  const filter = useView((view) => composeFilter(view.filter));
  const sort = useView((view) => view.sort);
  const question: AskPage<Renewal, About> = useCallback(
    async (generation, first, last) => {
      const { total, totals, notUnderstood, rows, ...page } = await ask().viewRenewals({
        generation,
        filter,
        sort: sortKeys(sort),
        group: null,
        collapsed: [],
        first,
        last,
      });
      const renewals = rows.flatMap((line) => (line.type === "row" ? [line.renewal] : []));
      return { ...page, rows: renewals, about: { total, totals, notUnderstood } };
    },
    [filter, sort],
  );
  const held = usePages(question);
  useStale("renewals", () => void held.pages.again());
  return held;
}
