// The queue's question: what needs action, by deadline, in bands of it.
import { useCallback } from "react";
import { ask, type ViewLine } from "../../ipc/door";
import { useStale } from "../../ipc/queries";
import { type AskPage, PAGE } from "../../shared/grid/page-cache";
import { usePages } from "../../shared/grid/use-pages";
import { useQueueAt } from "./queue-store";

type QueuePage = Awaited<ReturnType<typeof askQueue>>;

async function askQueue(
  filter: string,
  collapsed: string[],
  generation: number,
  first: number,
  last: number,
) {
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
}

/** What the program will call the queue; another answer of its than this costs the early one. */
const QUEUE = "is:actionable";
/** A screen that comes later than this asks for itself. */
const EARLY_MS = 2000;
let early: { answer: QueuePage; at: number } | null = null;

/** The beginning of the queue, before there is a screen for it. A refusal is left for the screen to meet. */
export async function askQueueEarly(): Promise<void> {
  const answer = await askQueue(QUEUE, [], 0, 0, PAGE).catch(() => null);
  early = answer && { answer, at: performance.now() };
}

/** The early answer serves the first question, if it is the same one. */
function takeEarly(filter: string, collapsed: string[], first: number): QueuePage | null {
  const same = filter === QUEUE && collapsed.length === 0 && first === 0;
  const taken = same && early && performance.now() - early.at < EARLY_MS ? early.answer : null;
  early = null;
  return taken;
}

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
