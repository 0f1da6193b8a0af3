import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { Fake } from "../../ipc/fake";

let fake: Fake;
const bell = () => page.getByTestId("inbox");
const panel = () => page.getByTestId("inbox-panel");
const lines = () => panel().getByRole("row");

beforeEach(async () => {
  fake = mountApp({ filled: true, worked: true });
  await expect.element(bell()).toHaveAccessibleName(/^Reminders \d+ unread$/);
});

test("unread ones stand first; Enter opens the lease and has read it", async () => {
  await bell().click();
  await expect
    .element(lines().first())
    .toHaveTextContent(/(Follow up|Lease expires|Expired|Option notice).* · /);
  await expect.element(lines().first()).toHaveAccessibleName(/^Unread: /);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await expect.element(page.getByTestId("detail")).toBeVisible();
  await expect.element(panel()).not.toBeInTheDocument();
  expect(fake.asked.find(({ command }) => command === "markRemindersRead")?.with).toEqual([
    [expect.any(String)],
  ]);
});

test("all are read at once, and the bell is quiet", async () => {
  await bell().click();
  await page.getByTestId("read-all").click();
  await expect.element(page.getByTestId("read-all")).toBeDisabled();
  await userEvent.keyboard("{Escape}");
  await expect.element(panel()).not.toBeInTheDocument();
  await expect.element(bell()).toHaveAccessibleName("Reminders");
});

test("a lease is muted, and undo takes that back", async () => {
  await bell().click();
  const before = lines().elements().length;
  await panel()
    .getByRole("button", { name: /^No more reminders of/ })
    .first()
    .click();
  await expect.poll(() => lines().elements().length).toBe(before - 1);
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByTestId("toasts")).toHaveTextContent(/Muted .*No more reminders of it\./);
  await page.getByTestId("toast-action").click();
  expect(fake.asked.some(({ command }) => command === "undoEdit")).toBe(true);
  await bell().click();
  await expect.poll(() => lines().elements().length).toBe(before);
});

test("none: says when there will be some, and where that is set", async () => {
  fake.ask.listReminders = async () => ({ reminders: [], all: 0, unread: 0 });
  fake.tell("desk");
  await bell().click();
  await expect.element(panel()).toHaveTextContent("No reminders.");
  await page.getByRole("button", { name: "Reminder settings" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});
