import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { Fake } from "../../ipc/fake";

let fake: Fake;
const progress = () => page.getByTestId("progress");

beforeEach(async () => {
  fake = mountApp({ filled: true });
  await page.getByTestId("nav-sync").click();
});

test("says what a sync would cost before it is started", async () => {
  await expect
    .element(page.getByTestId("plan"))
    .toHaveTextContent(
      /^148 calls, done by .*; the list in 15 s \(estimates\)A sync of 20 properties now\. 12 answers are fresh and not asked again\.$/,
    );
});

test("F9 syncs, and the progress moves by calls and batches", async () => {
  await userEvent.keyboard("{F9}");
  await expect.element(progress()).toHaveTextContent("0 of 160 calls");
  fake.step(50);
  await expect.element(progress()).toHaveTextContent("50 of 160 calls");
  await expect.element(progress()).toHaveTextContent("6 of 20 properties");
  await expect.element(progress()).toHaveTextContent("(estimate)");
  await expect.element(page.getByTestId("status-bar")).toHaveTextContent("Syncing 50 of 160 calls");
  await expect
    .element(page.getByRole("progressbar", { name: "Sync of Sample portfolio" }))
    .toHaveAttribute("aria-valuenow", "50");
});

test("a window that reloads asks for the status and is where it was", async () => {
  await page.getByTestId("sync-start").click();
  fake.step(50);
  await page.getByTestId("nav-renewals").click();
  await page.getByTestId("nav-sync").click();
  await expect.element(progress()).toHaveTextContent("50 of 160 calls");
});

test("/ goes to the search from any screen, but is only a slash in a field", async () => {
  await userEvent.keyboard("/");
  await expect.element(page.getByTestId("search")).toHaveFocus();
  await userEvent.keyboard("a/b");
  await expect.element(page.getByTestId("search")).toHaveValue("a/b");
});

test("cancel ends it", async () => {
  await page.getByTestId("sync-start").click();
  await page.getByTestId("cancel").click();
  await expect.element(page.getByTestId("client-sync")).toHaveTextContent("Cancelled");
  await expect.element(progress()).not.toBeInTheDocument();
});

test("failures are grouped by property, in words, and only what failed is tried again", async () => {
  const failures = page.getByTestId("failures");
  await expect.element(failures).toHaveTextContent("3 datasets did not sync; the earlier rows are kept");
  await expect
    .element(failures)
    .toHaveTextContent("MRI rejected the sign-in. Check database, user, key and password.");
  await expect
    .element(page.getByTestId("refused-apis"))
    .toHaveTextContent("The key may not use this API: Budget (18 properties).");
  await page.getByRole("button", { name: "Try 006146 again" }).click();
  expect(fake.asked.findLast(({ command }) => command === "startSync")?.with).toEqual([
    { clientId: "sample", propertyIds: ["006146"], datasets: ["notes", "charges"], refresh: true },
  ]);
  fake.step(10);
  await expect.element(failures).toHaveTextContent("1 dataset did not sync");
  await expect.element(failures).toHaveTextContent("006167");
  await expect.element(failures).not.toHaveTextContent("006146");
});

test("one dataset of a property is tried again by itself", async () => {
  await page.getByRole("button", { name: "Try only Charges of 006146 again" }).click();
  expect(fake.asked.findLast(({ command }) => command === "startSync")?.with).toEqual([
    { clientId: "sample", propertyIds: ["006146"], datasets: ["charges"], refresh: true },
  ]);
});

test("any dataset of any property is asked for again from the property's line", async () => {
  await page.getByRole("button", { name: "Ask again for 006158" }).click();
  const menu = page.getByRole("menu", { name: "Ask again for 006158" });
  await expect.element(menu.getByRole("menuitem", { name: "Leases" })).toBeVisible();
  // What is only for commercial properties is not offered for a residential one.
  await expect.element(menu.getByRole("menuitem", { name: "Charges" })).not.toBeInTheDocument();
  await menu.getByRole("menuitem", { name: "Renewal offers" }).click();
  expect(fake.asked.findLast(({ command }) => command === "startSync")?.with).toEqual([
    { clientId: "sample", propertyIds: ["006158"], datasets: ["offers"], refresh: true },
  ]);
});

test("a refusal to start is said in words", async () => {
  fake.refusals.set("startSync", { code: "credentials_missing", message: "no secret" });
  await page.getByTestId("sync-start").click();
  await expect.element(page.getByTestId("toasts")).toHaveTextContent("The key or password is missing");
});

test("a sync whose answers were lost since, with the cache, is not told as synced", async () => {
  const said = page.getByTestId("last-sync");
  await expect.element(said).toHaveTextContent(/^Synced /);
  const age = await fake.ask.dataAge();
  fake.ask.dataAge = async () => ({ ...age, withoutData: age.properties, oldestAt: null });
  fake.tell("renewals");
  await expect.element(said).toHaveTextContent("No data here: sync to fetch it");
  fake.ask.dataAge = async () => ({ ...age, withoutData: 1 });
  fake.tell("renewals");
  await expect.element(said).toHaveTextContent(/^Synced .* · 1 property without data$/);
});
