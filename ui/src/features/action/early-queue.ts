// The queue's question, and its beginning asked before there is a screen for it: while the page's script is on its way, the program has
// nothing else to do.
import { ask } from "../../ipc/door";
import { PAGE } from "../../shared/grid/page-cache";

type QueuePage = Awaited<ReturnType<typeof askQueue>>;

export async function askQueue(
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
/** The screen has asked: what comes after that is not early any more. */
let isTaken = false;

/** A refusal is left for the screen to meet. */
export async function askQueueEarly(): Promise<void> {
  const answer = await askQueue(QUEUE, [], 0, 0, PAGE).catch(() => null);
  if (answer && !isTaken) early = { answer, at: performance.now() };
}

/** The early answer serves the first question, if it is the same one. */
export function takeEarly(filter: string, collapsed: string[], first: number): QueuePage | null {
  const same = filter === QUEUE && collapsed.length === 0 && first === 0;
  const taken = same && early && performance.now() - early.at < EARLY_MS ? early.answer : null;
  early = null;
  isTaken = true;
  return taken;
}
