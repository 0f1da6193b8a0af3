// A run under way and what can be done to it: paused, held by an outage, stopped half-way, joined.
import { describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { FakeOptions } from "../../ipc/fake";

const card = () => page.getByTestId("client-sync").first();
const bar = () => page.getByTestId("status-bar");
const toasts = () => page.getByTestId("toasts");

async function openSync(options: FakeOptions = {}) {
  const fake = mountApp({ filled: true, ...options });
  await page.getByTestId("nav-sync").click();
  return fake;
}

test("paused, it makes no call, says so everywhere, and goes on when told", async () => {
  const fake = await openSync();
  await page.getByTestId("sync-start").click();
  fake.step(50);
  await page.getByTestId("pause").click();
  await expect.element(card()).toHaveTextContent("Paused");
  await expect.element(card()).toHaveTextContent("No call is made until you go on.");
  await expect.element(bar()).toHaveTextContent("Paused at 50 of 160 calls");
  fake.step(50);
  await expect.element(page.getByTestId("progress-calls")).toHaveTextContent("50 of 160 calls");
  await page.getByTestId("resume").click();
  fake.step(10);
  await expect.element(page.getByTestId("progress-calls")).toHaveTextContent("60 of 160 calls");
  await expect.element(card()).toHaveTextContent("Running");
});

test("keys pause it and let it go on from any screen", async () => {
  const fake = await openSync();
  await userEvent.keyboard("{F9}");
  await page.getByTestId("nav-renewals").click();
  await userEvent.keyboard("{Shift>}{F9}{/Shift}");
  await expect.element(bar()).toHaveTextContent("Paused at 0 of 160 calls");
  await userEvent.keyboard("{Control>}{F9}{/Control}");
  await expect.element(bar()).toHaveTextContent("Syncing 0 of 160 calls");
  fake.step(1000);
  await expect.element(bar()).not.toHaveTextContent("Syncing");
  await userEvent.keyboard("{Shift>}{F9}{/Shift}");
  await expect.element(toasts()).toHaveTextContent("There is no run to pause");
});

test("held by an outage, it says why and when it tries again", async () => {
  await openSync({ scenes: ["outage"] });
  const holding = page.getByTestId("holding");
  await expect.element(holding).toHaveTextContent("MRI can't be reached.");
  await expect.element(holding).toHaveTextContent(/tries again at .*, in 1:3\d\./);
  await expect.element(card()).toHaveTextContent("Holding");
  await expect.element(bar()).toHaveTextContent(/MRI can't be reached; again in 1:3\d/);
});

describe("a run that stopped half-way", () => {
  test("goes on where it was", async () => {
    const fake = await openSync({ scenes: ["halfway"] });
    const offer = page.getByTestId("half-way");
    await expect.element(offer).toHaveTextContent("made 90 of 160 calls");
    await page.getByTestId("go-on").click();
    fake.step(10);
    await expect.element(page.getByTestId("progress-calls")).toHaveTextContent("100 of 160 calls");
    await expect.element(offer).not.toBeInTheDocument();
  });

  test("a new sync goes on with it too, and says so", async () => {
    await openSync({ scenes: ["halfway"] });
    await page.getByTestId("sync-start").click();
    await expect.element(toasts()).toHaveTextContent("Going on with the run that stopped half-way");
  });

  test("or is left as it is", async () => {
    const fake = await openSync({ scenes: ["halfway"] });
    await page.getByTestId("leave-it").click();
    await expect.element(page.getByTestId("half-way")).not.toBeInTheDocument();
    expect(fake.asked.findLast(({ command }) => command === "discardRun")?.with).toEqual(["sample"]);
  });
});

test("a start while a run is under way joins it, and says since when", async () => {
  await openSync();
  await page.getByTestId("sync-start").click();
  await userEvent.keyboard("{F9}");
  await expect
    .element(toasts())
    .toHaveTextContent(/Joined the run under way.*Sample portfolio has been syncing since \d/);
});

test("a plan whose times are not known says so, not a time", async () => {
  const fake = mountApp({ filled: true });
  const plan = fake.ask.planSync;
  fake.ask.planSync = async (request) => ({
    ...(await plan(request)),
    finishEstimate: null,
    listFinishEstimate: null,
  });
  await page.getByTestId("nav-sync").click();
  await expect.element(page.getByTestId("plan")).toHaveTextContent("148 calls, finish unknown");
});

test("calls left alone and a lowered limit are said", async () => {
  await openSync({ clients: 2, scenes: ["surprise"] });
  const left = page.getByTestId("calls-left");
  await expect.element(left.nth(0)).toHaveTextContent("only 1,500 calls are counted on");
  await expect.element(left.nth(1)).toHaveTextContent("10 calls always left alone");
});

describe("answers that shrank", () => {
  const held = () => page.getByTestId("held-answers");

  test("are taken only after a question that says what happens", async () => {
    const fake = await openSync({ scenes: ["shrunk"] });
    await expect.element(held()).toHaveTextContent("MRI answered 2 leases where there were 50.");
    await page.getByRole("button", { name: "Take the answer for 006152" }).click();
    const question = page.getByRole("alertdialog");
    await expect.element(question).toHaveTextContent("48 leases leave the list and 2 stay");
    await question.getByRole("button", { name: "Take the 2" }).click();
    await expect.element(held()).not.toHaveTextContent("006152");
    expect(fake.asked.findLast(({ command }) => command === "acceptHeldAnswer")?.with).toEqual([
      "sample",
      "006152",
    ]);
  });

  test("or the earlier leases are kept", async () => {
    const fake = await openSync({ scenes: ["shrunk"] });
    await page.getByRole("button", { name: "Keep the 31 of 006170" }).click();
    await expect.element(toasts()).toHaveTextContent("006170 Harbour Court keeps its 31 leases");
    expect(fake.asked.findLast(({ command }) => command === "rejectHeldAnswer")?.with).toEqual([
      "sample",
      "006170",
    ]);
  });
});

test("a change of shape is told in plain words with what to do", async () => {
  await openSync({ scenes: ["drift"] });
  await expect
    .element(page.getByTestId("drift"))
    .toHaveTextContent(/Field EffectiveDate vanished from MRI_S-PMCM_RecurringCharges.*catalogue/);
});

describe("three clients, one running, one paused, one idle", () => {
  test("each is right by itself, and the status bar tells them apart", async () => {
    const fake = await openSync({ clients: 3, scenes: ["mixed"] });
    const cards = page.getByTestId("client-sync");
    await expect.element(cards.nth(0)).toHaveTextContent("Running");
    await expect.element(cards.nth(1)).toHaveTextContent("Paused");
    await expect.element(cards.nth(2)).toHaveTextContent("Done with failures");
    await expect.element(bar()).toHaveTextContent("Syncing 60 of 160 calls");
    await expect.element(bar()).toHaveTextContent("Harbour Estates paused");
    await page.getByTestId("sync-northside").click();
    expect(fake.asked.findLast(({ command }) => command === "startSync")?.with).toMatchObject([
      { clientId: "northside" },
    ]);
  });

  test("F9 starts only who is free", async () => {
    const fake = await openSync({ clients: 3, scenes: ["mixed"] });
    await userEvent.keyboard("{F9}");
    const started = fake.asked.filter(({ command }) => command === "startSync");
    expect(started.map(({ with: [request] }) => request)).toMatchObject([{ clientId: "northside" }]);
  });
});
