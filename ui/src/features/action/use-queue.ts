// The queue's question: what needs action, by deadline, in bands of it.
import { useCallback } from "react";
import { ask, type ViewLine } from "../../ipc/door";
import { useStale } from "../../ipc/queries";
import type { AskPage } from "../../shared/grid/page-cache";
import { usePages } from "../../shared/grid/use-pages";
import { useQueueAt } from "./queue-store";

export function useQueue(filter: string) {
  const collapsed = useQueueAt((at) => at.collapsed);
  const question: AskPage<ViewLine, { renewals: number }> = useCallback(
    async (generation, first, last) => {
      const { renewals, ...page } = await ask().viewRenewals({
        generation,
        filter,
        sort: [{ field: "deadline", descending: false }],
        group: "deadline",
        collapsed,
        first,
        last,
      });
      return { ...page, about: { renewals } };
    },
    [filter, collapsed],
  );
  const held = usePages(question, filter);
  useStale(["renewals", "desk"], () => void held.pages.again());
  return held;
}
