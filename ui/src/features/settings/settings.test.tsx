import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { Fake } from "../../ipc/fake";
import { firstStages } from "../../ipc/settings";
import { runCommand } from "../../shared/commands/registry";
import { forgetLook } from "../../shared/theme";
import { forgetZoom } from "./zoom";

let fake: Fake;
const field = (name: string) => page.getByTestId(`field-${name}`);
const toasts = () => page.getByTestId("toasts");
const last = (command: string) => fake.asked.findLast((one) => one.command === command)?.with[0];

beforeEach(async () => {
  fake = mountApp({ filled: true, past: 9 });
  await page.getByTestId("nav-settings").click();
});
afterEach(() => {
  forgetLook();
  forgetZoom();
});
const go = (section: string) => page.getByTestId(`settings-${section}`).click();

test("a command from elsewhere leads to a part, and the focus follows", async () => {
  await page.getByTestId("nav-renewals").click();
  runCommand("settings.reminders");
  await expect.element(page.getByRole("heading", { name: "Reminders" })).toHaveFocus();
});

test("stages are renamed, moved, added and taken off, and saved together", async () => {
  await go("stages");
  await page.getByRole("textbox", { name: "Name of Negotiating" }).fill("In talks");
  await page.getByRole("button", { name: "Move In talks up" }).click();
  await page.getByRole("button", { name: "Take Drafting lease off the list" }).click();
  await expect.element(page.getByText("Leases that have it keep it", { exact: false })).toBeVisible();
  await page.getByTestId("add-stage").click();
  await expect.element(page.getByRole("textbox", { name: "Name of the new stage" })).toHaveFocus();
  await page.getByTestId("save-stages").click();
  const added = page.getByTestId("stage").last().getByRole("textbox");
  await expect.element(added).toHaveAccessibleDescription("A stage needs a name.");
  expect(last("saveDeskSettings")).toBeUndefined();
  await userEvent.keyboard("Parked");
  await page.getByTestId("stage-closed").last().click();
  await page.getByTestId("save-stages").click();
  await expect.element(toasts()).toHaveTextContent("Stages saved");
  const { stages } = last("saveDeskSettings") as { stages: { id: string }[] };
  expect(stages.map(({ id }) => id)).toEqual([
    "negotiating",
    "no_contact",
    "drafting_amendment",
    "out_for_signature",
    "executed",
    "will_not_renew",
    "parked",
  ]);
  expect(stages[0]).toEqual({ id: "negotiating", name: "In talks", closed: false });
  expect(stages.at(-1)).toEqual({ id: "parked", name: "Parked", closed: true });
  await page.getByTestId("first-stages").click();
  await page.getByTestId("save-stages").click();
  await expect.poll(() => last("saveDeskSettings")).toMatchObject({ stages: firstStages });
});

test("a stage is moved by the keys of its name, and a refusal keeps the list as typed", async () => {
  await go("stages");
  await page.getByRole("textbox", { name: "Name of Executed" }).click();
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await expect.element(page.getByText("Executed is now 7 of 7")).toBeInTheDocument();
  fake.refusals.set("saveDeskSettings", { code: "storage_full", message: "no space" });
  await page.getByTestId("save-stages").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("The disk is full");
  await go("you");
  await go("stages");
  await expect.element(page.getByTestId("stage").last().getByRole("textbox")).toHaveValue("Executed");
});

test("reminders: switches at once, lead times by the day, what the system can't do is said", async () => {
  await go("reminders");
  await expect.element(page.getByText("No notification service answers", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Remove 30 days" }).click();
  await field("leadDays").fill("90");
  await userEvent.keyboard("{Enter}");
  await expect.element(field("leadDays")).toHaveAccessibleDescription("It is in the list already.");
  await field("leadDays").fill("14");
  await userEvent.keyboard("{Enter}");
  await expect
    .poll(() => last("saveDeskSettings"))
    .toMatchObject({ reminders: { enabled: true, leadDays: [90, 14, 7] } });
  await field("actionDays").fill("120");
  await userEvent.keyboard("{Enter}");
  await expect
    .poll(() => last("saveDeskSettings"))
    .toMatchObject({ actionDays: 120, reminders: { leadDays: [90, 14, 7] } });
});

test("a refused switch goes back", async () => {
  await go("startup");
  fake.refusals.set("saveDeskSettings", { code: "storage", message: "read-only" });
  const tray = page.getByRole("checkbox", { name: "Show an icon in the system's tray" });
  await page.getByTestId("check-tray").click();
  await expect.element(toasts()).toHaveTextContent("Not saved.");
  await expect.element(tray).not.toBeChecked();
});

test("the name is saved, and empty it is the system's again", async () => {
  await go("you");
  await field("author").fill(" Kim ");
  await page.getByTestId("save-author").click();
  await expect.poll(() => last("saveDeskSettings")).toMatchObject({ author: "Kim" });
  await field("author").fill("");
  await page.getByTestId("save-author").click();
  await expect.poll(() => last("saveDeskSettings")).toMatchObject({ author: null });
});

test("appearance holds at once and is kept", async () => {
  await go("appearance");
  const { dataset } = document.documentElement;
  for (const choice of ["theme-dark", "contrast-more", "motion-reduced", "density-roomy"])
    await page.getByTestId(choice).click();
  expect(dataset).toMatchObject({ theme: "dark", contrast: "more", motion: "reduced" });
  expect(getComputedStyle(document.documentElement).getPropertyValue("--quick")).toBe("0s");
  expect(localStorage.getItem("density")).toBe("roomy");
  await page.getByTestId("zoom-in").click();
  await expect.element(page.getByTestId("zoom")).toHaveTextContent("110 %");
  expect(last("setZoom")).toBe(1.1);
  expect(localStorage.getItem("zoom")).toBe("110");
  await page.getByTestId("theme-system").click();
  expect(dataset.theme).toBeUndefined();
});

test("restoring asks first and says what is replaced", async () => {
  await go("data");
  await page
    .getByRole("button", { name: /Restore the backup/ })
    .first()
    .click();
  await expect.element(page.getByRole("alertdialog")).toHaveTextContent("It replaces every follow-up");
  await page.getByRole("button", { name: "Cancel" }).click();
  expect(last("restoreBackup")).toBeUndefined();
  await page
    .getByRole("button", { name: /Restore the backup/ })
    .first()
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
  await expect.element(toasts()).toHaveTextContent("The backup is in place");
  expect(last("restoreBackup")).toMatch(/^desk-/);
});

test("forgetting needs the word, and says what could not be deleted", async () => {
  await go("data");
  await page.getByTestId("forget").click();
  await expect.element(page.getByRole("alertdialog")).toHaveTextContent("Nothing changes in MRI");
  await expect.element(page.getByTestId("forget-now")).toBeDisabled();
  await field("forget").fill("forge");
  await userEvent.keyboard("{Enter}");
  expect(fake.asked.some(({ command }) => command === "forgetEverything")).toBe(false);
  fake.ask.forgetEverything = async () => ["the keychain could not be reached"];
  await field("forget").fill("Forget");
  await page.getByTestId("forget-now").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("the keychain could not be reached");
});

test("forgotten, it is as at the first run", async () => {
  await go("data");
  await page.getByTestId("forget").click();
  await field("forget").fill("forget");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByTestId("welcome")).toBeVisible();
});

test("the log is narrowed to a run and to problems", async () => {
  await go("about");
  await expect.element(page.getByTestId("log-lines")).toHaveTextContent("the desk is open");
  await page.getByTestId("check-problems").click();
  await expect.element(page.getByTestId("log-lines")).not.toHaveTextContent("the desk is open");
  await page.getByTestId("select-log-run").click();
  await page.getByRole("option").nth(1).click();
  await expect.poll(() => last("listLogLines")).toMatchObject({ problems: true, runId: "0199-run-0001" });
});

test("what was copied for support is shown", async () => {
  await go("about");
  await page.getByTestId("copy-diagnostics").click();
  await expect.element(page.getByTestId("diagnostics")).toHaveTextContent("Renewal Desk 0.1.0");
});
