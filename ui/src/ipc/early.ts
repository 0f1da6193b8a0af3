// What the first screen asks, asked before there is one, and what is heard meanwhile.
import type { Desk, NeedsAction, Stale } from "./bindings";
import { ask, hear } from "./door";

export type Early = { desk: Promise<Desk>; action: Promise<NeedsAction> };

const HEARD_MS = 3000;
const heard: Stale[] = [];

/** Notices of the page's first seconds, for whoever begins to listen in them: an early answer may be older. */
export const heardEarly = (): readonly Stale[] => heard;

export async function askFirst(): Promise<Early> {
  // Without ears there is a window all the same.
  const stop = await hear((stale) => void heard.push(stale)).catch(() => () => {});
  setTimeout(() => {
    stop();
    heard.length = 0;
  }, HEARD_MS);
  const early = { desk: ask().desk(), action: ask().needsAction() };
  // Whoever takes the answer meets the refusal.
  for (const answer of Object.values(early)) answer.catch(() => {});
  return early;
}
