// Views: saved, renamed, deleted, brought back, there after a restart; and lists that another room asks for.
import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { chips, choose, openList, viewsAsked } from "../../../test/open-list";
import type { Fake } from "../../ipc/fake";
import { undo } from "../../shared/commands/undo";
import { kept } from "./kept";
import { showList, useView } from "./view-store";

let fake: Fake;
const asked = () => viewsAsked(fake);
const filters = () => viewsAsked(fake).map(({ filter }) => filter);

beforeEach(async () => {
  fake = await openList();
});

test("a view is saved, renamed, deleted and brought back", async () => {
  await choose("density", "choose-roomy");
  await page.getByTestId("save-view").click();
  await expect.element(page.getByTestId("field-view-name")).toHaveFocus();
  await page.getByTestId("field-view-name").fill("In arrears");
  await page.getByTestId("save-name").click();
  await expect.element(page.getByText("There is a view of that name already")).toBeVisible();
  await page.getByTestId("field-view-name").fill("Mine");
  await page.getByTestId("save-name").click();
  await expect.element(page.getByTestId("view")).toHaveTextContent("Mine");
  await expect.element(page.getByTestId("save-view")).not.toBeInTheDocument();
  await choose("view", "view-rename");
  await page.getByTestId("field-view-name").fill("Ours");
  await page.getByTestId("save-name").click();
  await expect.element(page.getByTestId("view")).toHaveTextContent("Ours");
  await choose("view", "view-delete");
  await expect.element(page.getByTestId("view")).toHaveTextContent("Next 24 months");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect.element(page.getByTestId("view")).toHaveTextContent("Ours");
  expect(useView.getState().definition.density).toBe("roomy");
});

test("saving over a view, naming it anew and saving it at all are taken back one by one", async () => {
  const shown = page.getByTestId("view");
  await choose("density", "choose-roomy");
  await page.getByTestId("save-view").click();
  await page.getByTestId("field-view-name").fill("Mine");
  await page.getByTestId("save-name").click();
  await expect.element(shown).toHaveAccessibleName("View: Mine");
  await choose("density", "choose-compact");
  await page.getByTestId("save-view").click();
  await expect.element(shown).toHaveAccessibleName("View: Mine");
  await choose("view", "view-rename");
  await page.getByTestId("field-view-name").fill("Ours");
  await page.getByTestId("save-name").click();
  await expect.element(shown).toHaveAccessibleName("View: Ours");
  await undo();
  await expect.element(shown).toHaveAccessibleName("View: Mine");
  await undo();
  await expect.element(shown).toHaveAccessibleName("View: Mine, changed");
  expect((await fake.ask.listViews()).find(({ name }) => name === "Mine")?.definition.density).toBe("roomy");
  expect(useView.getState().definition.density).toBe("compact");
  await undo();
  await expect.element(shown).toHaveAccessibleName("View: Next 24 months, changed");
  expect((await fake.ask.listViews()).some(({ name }) => name === "Mine")).toBe(false);
});

test("the view and what was changed of it are there after a restart", async () => {
  await page.getByTestId("view").click();
  await page.getByTestId("view-choice").filter({ hasText: "In arrears" }).click();
  await expect.poll(() => filters().at(-1)).toBe("has:arrears");
  await choose("density", "choose-compact");
  expect(kept()).toMatchObject({ viewId: "in-arrears", definition: { density: "compact" } });
  await expect.element(page.getByTestId("view")).toHaveAccessibleName("View: In arrears, changed");
});

test("another room's list is shown by its name, term by term", async () => {
  showList({ filter: 'is:holdover owner:"Dana Holt"', name: "Holdovers", group: "property" });
  await expect.poll(chips).toEqual(["Holdover", "Owner: Dana Holt"]);
  expect(asked().at(-1)).toMatchObject({ filter: 'is:holdover owner:"Dana Holt"', group: "property" });
  await expect.element(page.getByTestId("view")).toHaveTextContent("Holdovers");
});
