// What goes stale by time alone, which no notice tells of: calls that become free, and the day.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { mountApp } from "../../test/mount";
import type { Fake } from "./fake";

const BEGAN = new Date("2026-11-23T23:58:00");
let fake: Fake;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"], now: BEGAN });
  // The timers of queries are given at their start, and there is one page for all tests.
  fake = mountApp({ filled: true, now: () => Date.now() });
  await expect.element(page.getByTestId("queue-row").first()).toBeVisible();
});
afterEach(() => void vi.useRealTimers());

const times = (command: string) => fake.asked.filter((one) => one.command === command).length;

test("what may still be asked is looked at again while calls become free, and no longer", async () => {
  await expect.poll(() => times("budget")).toBeGreaterThan(0);
  const before = times("budget");
  await vi.advanceTimersByTimeAsync(15_000);
  await expect.poll(() => times("budget")).toBe(before + 1);
  const all = { ...(await fake.ask.budget("sample")), fullAgainAt: null };
  fake.ask.budget = async () => all;
  await vi.advanceTimersByTimeAsync(15_000);
  await expect.poll(() => times("budget")).toBe(before + 3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(times("budget")).toBe(before + 3);
});

test("at midnight everything that counts days is asked again", async () => {
  const counted = ["needsAction", "viewRenewals", "desk"];
  const before = counted.map(times);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(counted.map(times)).toEqual(before);
  await vi.advanceTimersByTimeAsync(40_000);
  await expect.poll(() => counted.every((command, at) => times(command) > (before[at] ?? 0))).toBe(true);
});
