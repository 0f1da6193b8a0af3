// The view's question to the program: the filter's one line, the order, the groups, and which lines.
import { useCallback } from "react";
import { ask, type SortKey, type ViewLine, type ViewTotals } from "../../ipc/door";
import { useStale } from "../../ipc/queries";
import type { AskPage } from "../../shared/grid/page-cache";
import { usePages } from "../../shared/grid/use-pages";
import { composeFilter } from "./filters/chip";
import { useView, type View } from "./view-store";

/** What is known of the whole view besides its lines. */
export type About = { renewals: number; total: number; totals: ViewTotals; notUnderstood: string[] };

/** Which list is meant, in the words of every question about it. */
export const wanted = ({
  definition,
  search,
  collapsed,
}: Pick<View, "definition" | "search" | "collapsed">) => ({
  filter: composeFilter(definition.filter, search),
  sort: definition.sort as SortKey[],
  group: definition.group,
  collapsed: definition.group === null ? [] : collapsed,
});

export function useRenewals() {
  const filter = useView((view) => composeFilter(view.definition.filter, view.search));
  const sort = useView((view) => view.definition.sort);
  const group = useView((view) => view.definition.group);
  const folded = useView((view) => view.collapsed);
  const question: AskPage<ViewLine, About> = useCallback(
    async (generation, first, last) => {
      const collapsed = group === null ? [] : folded;
      const { renewals, total, totals, notUnderstood, ...page } = await ask().viewRenewals({
        generation,
        filter,
        sort,
        group,
        collapsed,
        first,
        last,
      });
      return { ...page, about: { renewals, total, totals, notUnderstood } };
    },
    [filter, sort, group, folded],
  );
  // Folding a group leaves the reader where they are; anything else is another list.
  const held = usePages(question, `${filter}\n${JSON.stringify([sort, group])}`);
  useStale("renewals", () => void held.pages.again());
  return held;
}
