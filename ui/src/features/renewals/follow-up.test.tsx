import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { lastEdit, openLease, said } from "../../../test/open-lease";
import { runCommand } from "../../shared/commands/registry";
import { undo } from "../../shared/commands/undo";

const card = () => page.getByTestId("follow-up");
const stage = () => page.getByTestId("follow-up-stage");
const owner = () => page.getByTestId("follow-up-owner");
const nextStep = () => page.getByTestId("follow-up-next-step");

async function choose(name: string) {
  await stage().click();
  await page.getByRole("option", { name }).click();
}

test("a stage is saved as it is chosen, says so quietly, and is taken back", async () => {
  const { fake, lease } = await openLease();
  await choose("Negotiating");
  await expect.element(stage()).toHaveTextContent("Negotiating");
  await expect.element(card()).toHaveTextContent("Saved");
  expect(said(fake, lease)?.stage).toBe("negotiating");
  await card().getByRole("button", { name: "Undo: Stage set to Negotiating" }).click();
  await expect.element(stage()).toHaveTextContent("No stage");
  expect(said(fake, lease)?.stage).toBeNull();
});

test("a closed stage is marked, and leaves no deadline", async () => {
  await openLease((row) => row.deadline !== null);
  await choose("Executed");
  await expect.element(stage()).toHaveTextContent("Executedclosed");
  await expect.element(page.getByTestId("detail")).toHaveTextContent("Nothing left to do");
});

test("a stage that is no longer in the list is shown as such", async () => {
  const { fake, lease } = await openLease();
  const edit = { stage: { to: "old_stage" } };
  await fake.ask.editFollowUps({ type: "leases", leases: [lease] }, edit);
  await expect.element(stage()).toHaveTextContent("old_stageno longer in the list");
});

test("an owner is chosen among those in use, typed, or me", async () => {
  const { fake, lease } = await openLease();
  await owner().fill("mar");
  await page.getByRole("option", { name: "Marcus Reyes" }).click();
  await expect.poll(() => said(fake, lease)?.owner).toBe("Marcus Reyes");
  await owner().fill("Somebody New");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => said(fake, lease)?.owner).toBe("Somebody New");
  await page.getByTestId("assign-to-me").click();
  await expect.element(owner()).toHaveValue("Dana Holt");
  await owner().fill("");
  await userEvent.tab();
  await expect.poll(() => said(fake, lease)?.owner).toBeNull();
});

test("the next step is saved when the field is left, and when another lease is opened", async () => {
  const { fake, lease } = await openLease();
  await nextStep().fill("Send draft terms");
  await userEvent.tab();
  await expect.poll(() => said(fake, lease)?.nextStep).toBe("Send draft terms");
  await nextStep().fill("Call again");
  const other = fake.state.visible().at(5);
  runCommand("renewals.open", other);
  await expect.poll(() => said(fake, lease)?.nextStep).toBe("Call again");
  await expect.element(nextStep()).toHaveValue("");
});

test("Escape gives a typed step up", async () => {
  const { fake, lease } = await openLease();
  await nextStep().fill("No");
  await userEvent.keyboard("{Escape}");
  await expect.element(nextStep()).toHaveValue("");
  expect(said(fake, lease)).toBeNull();
});

test("a follow-up date is one press, the calendar, typed, or cleared", async () => {
  const { fake, lease } = await openLease();
  const day = () => said(fake, lease)?.followUpOn;
  await page.getByRole("button", { name: "In 2 weeks" }).click();
  await expect.poll(day).toBe("2026-12-07");
  await expect.element(page.getByTestId("detail")).toHaveTextContent("Follow up in 14 days");
  runCommand("lease.follow-up-date");
  await page.getByRole("button", { name: /December 9, 2026/ }).click();
  await expect.poll(day).toBe("2026-12-09");
  await card().getByRole("spinbutton", { name: /^day/ }).click();
  await userEvent.keyboard("21{Enter}");
  await expect.poll(day).toBe("2026-12-21");
  await page.getByTestId("follow-up-day-clear").click();
  await expect.poll(day).toBeNull();
});

test("tags are added by word or from those in use, and removed", async () => {
  const { fake, lease } = await openLease();
  const tags = () => said(fake, lease)?.tags;
  await page.getByTestId("follow-up-tags").fill("anchor, rent review");
  await userEvent.keyboard("{Enter}");
  await expect.poll(tags).toEqual(["anchor", "rent review"]);
  await page.getByTestId("follow-up-tags").fill("risk");
  await page.getByRole("option", { name: "at risk" }).click();
  await expect.poll(tags).toEqual(["anchor", "at risk", "rent review"]);
  await page.getByRole("button", { name: "Remove anchor" }).click();
  await expect.poll(tags).toEqual(["at risk", "rent review"]);
});

test("reminders are muted, and each edit is in the log with its author", async () => {
  const { fake, lease } = await openLease();
  await page.getByTestId("follow-up-muted").click();
  await expect.poll(() => said(fake, lease)?.muted).toBe(true);
  await choose("No contact");
  await card()
    .getByText(/^Last changed by You/)
    .click();
  await expect.element(card()).toHaveTextContent(/Stage: none → No contact.*Reminders: on → muted/);
});

test("edits are undone one by one, the newest first", async () => {
  const { fake, lease } = await openLease();
  await choose("Negotiating");
  await page.getByTestId("assign-to-me").click();
  await expect.poll(() => said(fake, lease)?.owner).toBe("Dana Holt");
  await undo();
  await expect.poll(() => said(fake, lease)?.owner).toBeNull();
  expect(said(fake, lease)?.stage).toBe("negotiating");
  await undo();
  await expect.element(stage()).toHaveTextContent("No stage");
});

test("what could not be saved is told, the old value is back, and it can be tried again", async () => {
  const { fake, lease } = await openLease();
  fake.refusals.set("editFollowUps", { code: "storage_full", message: "disk" });
  await nextStep().fill("Send draft terms");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByTestId("toasts")).toHaveTextContent(/Not saved: The disk is full/);
  await expect.element(nextStep()).toHaveValue("");
  fake.refusals.clear();
  await page.getByTestId("toasts").getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => said(fake, lease)?.nextStep).toBe("Send draft terms");
  expect(lastEdit(fake)).toEqual({ nextStep: { to: "Send draft terms" } });
});

test("the stages can't be read: the rest can still be edited", async () => {
  const { fake, lease } = await openLease();
  fake.refusals.set("deskSettings", { code: "storage", message: "locked" });
  fake.tell("desk");
  await expect.element(card()).toHaveTextContent("The list of stages can't be read now.");
  await nextStep().fill("Call");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => said(fake, lease)?.nextStep).toBe("Call");
});

test("a typed day is saved when another lease is opened", async () => {
  const { fake, lease } = await openLease();
  await page.getByRole("button", { name: "In 2 weeks" }).click();
  await expect.poll(() => said(fake, lease)?.followUpOn).toBe("2026-12-07");
  await card().getByRole("spinbutton", { name: /^day/ }).click();
  await userEvent.keyboard("21");
  runCommand("renewals.open", fake.state.visible().at(5));
  await expect.poll(() => said(fake, lease)?.followUpOn).toBe("2026-12-21");
});

test("an edit that waits its turn stays on screen", async () => {
  const { fake } = await openLease();
  const plain = fake.ask.editFollowUps;
  const waiting: (() => void)[] = [];
  fake.ask.editFollowUps = async (...given) => {
    await new Promise<void>((done) => waiting.push(done));
    return plain(...given);
  };
  await page.getByRole("button", { name: "In 2 weeks" }).click();
  await choose("Negotiating");
  waiting[0]?.();
  await expect.poll(() => waiting.length).toBe(2);
  await expect.element(stage()).toHaveTextContent("Negotiating");
  await new Promise((done) => setTimeout(done, 100));
  await expect.element(stage()).toHaveTextContent("Negotiating");
  waiting[1]?.();
  await expect.element(card()).toHaveTextContent("Saved");
});

test("what was changed since is not taken back, and that is said", async () => {
  const { fake, lease } = await openLease();
  await choose("Negotiating");
  await expect.element(card()).toHaveTextContent("Saved");
  await fake.ask.editFollowUps({ type: "leases", leases: [lease] }, { stage: { to: "executed" } });
  await undo();
  await expect.element(page.getByTestId("toasts")).toHaveTextContent("Nothing was taken back");
  expect(said(fake, lease)?.stage).toBe("executed");
});

test("what could not be taken back can be tried again", async () => {
  const { fake, lease } = await openLease();
  await choose("Negotiating");
  await expect.element(card()).toHaveTextContent("Saved");
  fake.refusals.set("undoEdit", { code: "storage_full", message: "disk" });
  await undo();
  fake.refusals.clear();
  await card().getByRole("button", { name: "Undo: Stage set to Negotiating" }).click();
  await expect.poll(() => said(fake, lease)?.stage).toBeNull();
});
