// Filters: chips, words, one line of text, what each value would leave, and what is said of what is not understood.
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { chips, focusGrid, openList, rows, viewsAsked } from "../../../test/open-list";
import type { Fake } from "../../ipc/fake";
import { useView } from "./view-store";

let fake: Fake;
const filters = () => viewsAsked(fake).map(({ filter }) => filter);

beforeEach(async () => {
  fake = await openList();
});

test("each key pressed asks at once, and chips take filters away again", async () => {
  await page.getByTestId("search").fill("dental");
  await expect.element(page.getByTestId("footer")).toHaveTextContent(/^\d\d of 455/);
  await page.getByRole("button", { name: "Remove filter: Due within" }).click();
  expect(filters().at(-1)).toBe("dental");
  await page.getByTestId("clear-filters").click();
  expect(filters().at(-1)).toBe("");
  await expect.element(page.getByTestId("search")).toHaveValue("");
});

test("properties are found by name and chosen together, each with how many it would leave", async () => {
  await page.getByTestId("filter-property").click();
  await userEvent.keyboard("mill");
  await expect.element(page.getByTestId("value-006143")).toHaveTextContent(/^006143 Mill Yard\d+$/);
  await page.getByTestId("value-006143").click();
  await page.getByTestId("value-006173").click();
  await userEvent.keyboard("{Escape}{Escape}");
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  expect(filters().at(-1)).toBe("due:<24mo property:006143,006173");
});

test("deadline, follow-up, notice and option state say how many each of their values would leave", async () => {
  await page.getByTestId("clear-filters").click();
  for (const key of ["deadline", "follow", "notice", "option"]) {
    await page.getByTestId("filter-more").click();
    await page.getByTestId(`filter-${key}`).click();
    const values = page.getByRole("option");
    await expect.element(values.first()).toHaveTextContent(/\D\d+$/);
    for (const value of values.elements()) expect(value.textContent, key).toMatch(/\D\d+$/);
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  }
});

test("a chip is switched off without being lost, and on again", async () => {
  const off = page.getByRole("switch", { name: "Apply filter: Due within 24 months" });
  await off.click();
  expect(filters().at(-1)).toBe("");
  expect(chips()).toEqual(["Due within 24 months"]);
  await expect.element(off).toHaveAttribute("aria-checked", "false");
  await off.click();
  expect(filters().at(-1)).toBe("due:<24mo");
});

test("the filter as text becomes chips again, and says what it did not understand", async () => {
  await page.getByTestId("filter-as-text").click();
  await expect.element(page.getByTestId("filter-line")).toHaveValue("due:<24mo");
  await page.getByTestId("filter-line").fill("due:soon -has:option is:open dental");
  await expect.element(page.getByText("write it as due:<60d, due:<24mo or due:0..90d")).toBeVisible();
  await page.getByTestId("filter-line").fill("-has:option is:open dental");
  await userEvent.keyboard("{Enter}");
  await expect.poll(chips).toEqual(["Not: Has an option", "Open"]);
  await expect.element(page.getByTestId("search")).toHaveValue("dental");
  expect(filters().at(-1)).toBe("-has:option is:open dental");
});

test("the keyboard goes on after a filter was removed, typed, or chosen behind More", async () => {
  useView.setState(({ definition }) => ({
    definition: { ...definition, filter: ["due:<24mo", "-is:expired"].map((text) => ({ text, on: true })) },
  }));
  await page.getByRole("button", { name: "Remove filter: Due within" }).click();
  await expect.element(page.getByRole("button", { name: "Remove filter: Not: Expired" })).toHaveFocus();
  await page.getByTestId("filter-is").click();
  await expect.element(page.getByTestId("value-expired")).toHaveAttribute("aria-selected", "false");
  await page.getByTestId("value-open").click();
  await userEvent.keyboard("{Escape}");
  expect(filters().at(-1)).toBe("-is:expired is:open");
  await page.getByTestId("filter-more").click();
  await page.getByTestId("filter-has").click();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByTestId("filter-more")).toHaveFocus();
  await page.getByTestId("filter-as-text").click();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByTestId("grid")).toHaveFocus();
  await page.getByTestId("clear-filters").click();
  await expect.element(page.getByTestId("filter-property")).toHaveFocus();
});

test("a term that is not understood is said, the rest still counts", async () => {
  await page.getByTestId("search").fill("has:option foo:bar");
  await expect.element(page.getByText(/^Left out: foo:bar/)).toBeVisible();
  await expect.element(rows().first()).toBeVisible();
});

test("a file and a copy are refused for a term that is not understood, which is named with what to write", async () => {
  await page.getByTestId("search").fill("due:soon dental");
  await expect.element(page.getByText(/^Left out: due:soon/)).toBeVisible();
  const said =
    "The filter has a term that isn't understooddue:soon: write it as due:<60d, due:<24mo or due:0..90d. Correct it or take it out, then try again.";
  focusGrid();
  await userEvent.keyboard("{Control>}e{/Control}");
  await page.getByTestId("export-csv").click();
  await expect.element(page.getByTestId("toasts")).toHaveTextContent(said);
  await page.getByTestId("toasts").getByRole("button", { name: "Dismiss" }).click();
  focusGrid();
  await userEvent.keyboard("{Control>}c{/Control}");
  await expect.element(page.getByTestId("toasts")).toHaveTextContent(said);
});
