import { expect, test } from "vitest";
import { cronOf, whenOf, whenWords } from "./schedule-kind";

test.each([
  ["0 6 * * 1-5", "Weekdays at 06:00"],
  ["30 18 * * *", "Every day at 18:30"],
  ["0 */2 * * *", "Every 2 hours"],
  ["0 */1 * * *", "Every hour"],
  ["0 */5 * * *", "0 */5 * * *"],
  ["15 6 1 * *", "15 6 1 * *"],
])("%s is %s, and becomes the same cron again", (cron, words) => {
  expect(whenWords(cron)).toBe(words);
  expect(cronOf({ ...whenOf(cron), cron })).toBe(cron);
});
