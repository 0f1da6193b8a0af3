// What needs action, by deadline, in bands of it.
import { useCallback } from "react";
import type { ViewLine } from "../../ipc/door";
import { useStale } from "../../ipc/queries";
import type { AskPage } from "../../shared/grid/page-cache";
import { usePages } from "../../shared/grid/use-pages";
import { askQueue, takeEarly } from "./early-queue";
import { useQueueAt } from "./queue-store";

export function useQueue(filter: string) {
  const collapsed = useQueueAt((at) => at.collapsed);
  const question: AskPage<ViewLine, { renewals: number }> = useCallback(
    async (generation, first, last) => {
      const answer = takeEarly(filter, collapsed, first);
      return answer ? { ...answer, generation } : askQueue(filter, collapsed, generation, first, last);
    },
    [filter, collapsed],
  );
  const held = usePages(question, filter);
  useStale(["renewals", "desk"], () => void held.pages.again());
  return held;
}
