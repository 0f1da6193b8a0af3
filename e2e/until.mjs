// Waiting for a condition, never for a time.
import { setTimeout as pause } from "node:timers/promises";

/**
 * @template T
 * @param {string | (() => string)} what said when it did not come true
 * @param {() => Promise<T> | T} holds @param {number} [ms] the bound
 * @returns {Promise<NonNullable<T>>} the first truthy answer
 */
export async function until(what, holds, ms = 15_000) {
  const last = Date.now() + ms;
  for (;;) {
    const answer = await holds();
    if (answer) return answer;
    if (Date.now() > last)
      throw new Error(`not within ${ms} ms: ${typeof what === "function" ? what() : what}`);
    await pause(40);
  }
}
