import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { FakeOptions } from "../../ipc/fake";

async function openLease(search: string, options: FakeOptions = {}) {
  const fake = mountApp({ filled: true, ...options }, "renewals");
  await page.getByTestId("search").fill(search);
  await page.getByTestId("grid-row").first().dblClick();
  return fake;
}
const refresh = () => page.getByTestId("refresh-lease");
const toasts = () => page.getByTestId("toasts");

test("says what it costs, is busy while MRI is asked, then says what it took", async () => {
  const fake = await openLease("kind:commercial", { refreshMs: 150 });
  await expect.element(refresh()).toHaveTextContent("7 calls");
  await refresh().click();
  await expect.element(refresh()).toHaveTextContent("Asking MRI…");
  await expect.element(refresh()).toBeDisabled();
  await expect.element(toasts()).toHaveTextContent(/was refreshed.*It took 7 calls\./);
  expect(fake.asked.find(({ command }) => command === "refreshLease")?.with).toHaveLength(3);
});

test("a residential lease costs less", async () => {
  await openLease("kind:residential");
  await expect.element(refresh()).toHaveTextContent("2 calls");
});

test("what did not come is said in words", async () => {
  const fake = await openLease("kind:commercial");
  const ask = fake.ask.refreshLease;
  fake.ask.refreshLease = async (...at) => {
    const run = await ask(...at);
    const failure = {
      propertyId: at[1],
      dataset: "notes" as const,
      code: "server_busy" as const,
      message: "503",
    };
    return { ...run, result: run.result && { ...run.result, failures: [failure] } };
  };
  await refresh().click();
  await expect
    .element(toasts())
    .toHaveTextContent(/Not refreshed: Notes.*MRI is busy.*earlier answer is kept/);
});

test("a refusal is said in words", async () => {
  const fake = await openLease("kind:commercial");
  fake.refusals.set("refreshLease", { code: "network", message: "offline" });
  await refresh().click();
  await expect.element(toasts()).toHaveTextContent("MRI can't be reached");
});

test("a lease that MRI's last answer did not hold says since when", async () => {
  const fake = await openLease("kind:commercial");
  const show = fake.ask.showRenewal;
  fake.ask.showRenewal = async (...at) => {
    const detail = await show(...at);
    return { ...detail, lease: { ...detail.lease, missingSince: Date.UTC(2026, 10, 22) } };
  };
  fake.tell("renewals");
  await expect
    .element(page.getByTestId("missing"))
    .toHaveTextContent(/^Not in MRI's last answer since .*It goes after the next complete answer/);
});
