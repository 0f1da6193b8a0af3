// What the first screen asks, asked before there is one.
import type { Desk, NeedsAction } from "./bindings";
import { ask } from "./door";

export type Early = { desk: Promise<Desk>; action: Promise<NeedsAction> };

export function askFirst(): Early {
  const early = { desk: ask().desk(), action: ask().needsAction() };
  // Whoever takes the answer meets the refusal.
  for (const answer of Object.values(early)) answer.catch(() => {});
  return early;
}
