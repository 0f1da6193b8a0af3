import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { Fake } from "../../ipc/fake";

let fake: Fake;
const field = (name: string) => page.getByTestId(`field-${name}`);
const starts = () => page.getByTestId("next-starts");

beforeEach(async () => {
  // A Monday, 12:00 UTC.
  fake = mountApp({ filled: true, clients: 2, now: () => Date.UTC(2026, 10, 23, 12) });
  await page.getByTestId("nav-settings").click();
  await page.getByTestId("open-sync-settings").nth(1).click();
});

const choose = async (select: string, option: string) => {
  await page.getByTestId(`select-${select}`).click();
  await page.getByRole("option", { name: option, exact: true }).click();
};

test("the next five starts follow what is typed", async () => {
  await expect.element(starts()).toHaveTextContent(/in America\/New_York.*Nov 24.*Nov 30/);
  await choose("kind", "Every day");
  await field("time").fill("09:30");
  await expect.element(starts()).toHaveTextContent(/Nov 23, 09:30.*Nov 27, 09:30/);
});

test("a cron text that is not understood is explained beside its field, and nothing is saved", async () => {
  await choose("kind", "As cron text");
  await expect.element(field("cron")).toHaveValue("0 6 * * 1-5");
  await field("cron").fill("99 6 * * *");
  await expect.element(field("cron")).toHaveAccessibleDescription("The minute “99” is not understood.");
  await page.getByTestId("save-sync-settings").click();
  await expect.element(field("cron")).toHaveFocus();
  expect(fake.asked.some(({ command }) => command === "updateClient")).toBe(false);
});

test("a zone that does not exist is said at once", async () => {
  await field("timeZone").fill("Atlantis");
  await expect
    .element(field("timeZone"))
    .toHaveAccessibleDescription("No such time zone. One such as Europe/London.");
});

test("everything is saved together, in the units of the contract", async () => {
  await page.getByTestId("quota-own").click();
  await field("calls").fill("600");
  await field("windowSecs").fill("60");
  await field("headroom").fill("25");
  await field("delaySecs").fill("1.5");
  await field("fresh-leases").fill("2");
  await page.getByTestId("resume-auto").click();
  await page.getByTestId("save-sync-settings").click();
  await expect
    .element(page.getByTestId("toasts"))
    .toHaveTextContent("Sync settings of Harbour Estates saved");
  const [id, quota, settings] = fake.asked.findLast(({ command }) => command === "updateClient")?.with ?? [];
  expect(id).toBe("harbour");
  expect(quota).toEqual({ calls: 600, windowSecs: 60 });
  expect(settings).toMatchObject({
    headroom: 25,
    delayBetweenBatchesMs: 1500,
    freshnessSecs: { leases: 120 },
    resume: "auto",
    schedule: { quiet: { from: "20:00", to: "06:00" }, timeZone: "America/New_York" },
  });
  await expect
    .element(page.getByTestId("client").nth(1))
    .toHaveTextContent("600 calls in 1 min, 25 left alone");
});

test("a refusal keeps what was typed", async () => {
  fake.refusals.set("updateClient", { code: "storage_full", message: "no space" });
  await field("batchSize").fill("9");
  await page.getByTestId("save-sync-settings").click();
  await expect.element(page.getByTestId("sync-settings")).toHaveTextContent("The disk is full");
  await expect.element(field("batchSize")).toHaveValue("9");
});
