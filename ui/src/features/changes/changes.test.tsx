// What moved since the last look: unseen first, narrowed by kind, run and client, opened, and marked as seen.
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { FakeOptions } from "../../ipc/fake";

async function open(options: FakeOptions = {}) {
  const fake = mountApp({ filled: true, past: 12, ...options });
  await page.getByTestId("nav-changes").click();
  return fake;
}
const choose = async (select: string, option: string | RegExp) => {
  await page.getByTestId(`select-${select}`).click();
  await page.getByRole("option", { name: option }).click();
};
const changes = () => page.getByTestId("changes");
const unseen = () => page.getByTestId("changes-unseen");
const seen = () => page.getByTestId("changes-seen");

test("what nobody has seen comes first, before and after, and opens its lease", async () => {
  await open();
  await expect.element(unseen()).toHaveTextContent("13 changes");
  await expect.element(unseen()).toHaveTextContent(/Unseen.*Rent[\d,.]+[\d,.]+ \+6\.4%/);
  await expect.element(unseen()).toHaveTextContent("No longer in MRI's answer");
  await expect.element(seen()).toHaveTextContent("Seen before143 changes");
  await expect.element(seen()).not.toHaveTextContent("Unseen");
  await unseen()
    .getByRole("button", { name: /open lease/ })
    .first()
    .click();
  await expect.element(page.getByTestId("detail")).toBeVisible();
});

test("all are marked as seen at once, by the button or by its key", async () => {
  const fake = await open();
  await expect.element(unseen()).toBeVisible();
  const highest = Math.max(
    ...(await fake.ask.listChanges({ clientId: null, runId: null, limit: 9 })).map(({ id }) => id),
  );
  await userEvent.keyboard("{Alt>}u{/Alt}");
  await expect.element(page.getByTestId("toasts")).toHaveTextContent("13 changes marked as seen");
  expect(fake.asked.find(({ command }) => command === "markChangesSeen")?.with).toEqual([highest]);
  await expect.element(changes()).toHaveTextContent("Nothing new since you last looked");
  await expect.element(seen()).toHaveTextContent("156 changes");
  await expect.element(page.getByTestId("mark-seen")).toBeDisabled();
});

test("what is narrowed away is marked with the rest, and that is said", async () => {
  await open();
  await page.getByRole("radio", { name: "Unseen only" }).click();
  await page.getByRole("button", { name: "Gone 1" }).click();
  await expect.element(unseen()).toHaveTextContent("1 change in 1 property");
  await page.getByTestId("mark-seen").click();
  await expect.element(page.getByTestId("toasts")).toHaveTextContent(/not shown here among them/);
});

test("unseen only shows no others, and says when there are none", async () => {
  await open();
  await page.getByRole("radio", { name: "Unseen only" }).click();
  await expect.element(changes()).toHaveTextContent("13 changes, 13 unseen");
  await expect.element(seen()).not.toBeInTheDocument();
  await page.getByTestId("mark-seen").click();
  await expect.element(changes()).toHaveTextContent("What the next sync finds changed will be here");
  await page.getByRole("button", { name: "Show what was seen before" }).click();
  await expect.element(seen()).toBeVisible();
});

test("changes are narrowed by kind, run and client", async () => {
  await open({ clients: 3 });
  await choose("run", "The last run of each client");
  await page.getByRole("button", { name: "New 2" }).click();
  await expect.element(changes()).toHaveTextContent("2 changes");
  await expect.element(changes()).not.toHaveTextContent("No longer in MRI's answer");
  await choose("changes-client", "Northside Residential");
  await choose("run", "The last run");
  await expect.element(changes()).toHaveTextContent("1 change, ");
});

test("the arrow keys go from lease to lease", async () => {
  await open();
  const leases = unseen().getByRole("button", { name: /open lease/ });
  (leases.first().element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
  expect(document.activeElement).toBe(leases.nth(1).element());
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByTestId("detail")).toBeVisible();
});

test("nothing changed, no sync yet and a refusal each say what to do", async () => {
  const fake = await open({ past: 0 });
  fake.ask.listChanges = async () => [];
  fake.tell("runs");
  await expect.element(changes()).toHaveTextContent("Nothing changed");
  await choose("run", "The last run");
  await page.getByRole("button", { name: "Show the changes of all runs" }).click();
  fake.ask.listRuns = async () => [];
  fake.tell("runs");
  await expect.element(changes()).toHaveTextContent("No sync to compare yet");
  await expect.element(changes().getByRole("button", { name: "Sync now" })).toBeVisible();
});
