import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { ViewQuery } from "../../ipc/door";
import type { Fake } from "../../ipc/fake";

let fake: Fake;
const rows = () => page.getByTestId("grid-row");
const filters = () =>
  fake.asked
    .filter(({ command }) => command === "viewRenewals")
    .map(({ with: [query] }) => (query as ViewQuery).filter);

beforeEach(async () => {
  fake = mountApp({ filled: true }, "renewals");
  await expect.element(rows().first()).toBeVisible();
});

test("first shows two years, soonest first, with what it adds up to", async () => {
  expect(filters()).toEqual(["due:<24mo"]);
  await expect
    .element(page.getByRole("columnheader", { name: "Expires" }))
    .toHaveAttribute("aria-sort", "ascending");
  await expect
    .element(page.getByTestId("footer"))
    .toHaveTextContent(
      /^335 of 455 renewals.*Rent \/ month.*\$[\d,]+ USD.*30 unknown.*Area.*sq ft.*13 unknown$/,
    );
});

test("each key pressed asks at once, and chips take filters away again", async () => {
  await page.getByTestId("search").fill("dental");
  await expect.element(page.getByTestId("footer")).toHaveTextContent(/^\d\d of 455/);
  await page.getByRole("button", { name: "Remove filter: Expires within" }).click();
  expect(filters().at(-1)).toBe("dental");
  await page.getByTestId("clear-filters").click();
  expect(filters().at(-1)).toBe("due:<24mo");
  await expect.element(page.getByTestId("search")).toHaveValue("");
});

test("properties are found by name and chosen together", async () => {
  await page.getByTestId("filter-property").click();
  await userEvent.keyboard("mill");
  await page.getByRole("option", { name: "006143 Mill" }).click();
  await page.getByRole("option", { name: "006173 Mill" }).click();
  await userEvent.keyboard("{Escape}{Escape}");
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  expect(filters().at(-1)).toBe("due:<24mo property:006143,006173");
});

test("a term that is not understood is said, the rest still counts", async () => {
  await page.getByTestId("search").fill("has:option foo:bar");
  await expect.element(page.getByText(/^Left out: foo:bar/)).toBeVisible();
  await expect.element(rows().first()).toBeVisible();
});

test("nothing matches: says so and shows all on demand", async () => {
  await page.getByTestId("search").fill("no such tenant");
  await page.getByTestId("show-all").click();
  await expect.element(page.getByTestId("footer")).toHaveTextContent("455 of 455 renewals");
});

test("Enter opens the lease, arrows go on to the next, Esc closes it", async () => {
  const detail = page.getByTestId("detail");
  document.querySelector<HTMLElement>("[role=grid]")?.focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(detail.getByRole("heading", { level: 2 })).toHaveTextContent("Jessop Interiors");
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(detail.getByRole("heading", { level: 2 })).toHaveTextContent("Diego Ferrer");
  await userEvent.keyboard("{Escape}");
  await expect.element(detail).not.toBeInTheDocument();
});

test("a dataset that failed says why in words, and can be asked for again", async () => {
  await page.getByTestId("search").fill("property:006146");
  await rows().first().click();
  const charges = page.getByTestId("dataset-charges");
  await expect.element(charges).toHaveTextContent("MRI had an error");
  await charges.getByRole("button", { name: "Try Charges again" }).click();
  expect(fake.asked.findLast(({ command }) => command === "startSync")?.with).toEqual([
    { clientId: "sample", propertyIds: ["006146"], datasets: ["charges"], refresh: true },
  ]);
});

test("what is unknown is a dash that is read aloud as unknown, never 0", async () => {
  await page.getByTestId("search").fill("-rent:>0");
  const cell = rows().first().element().querySelector("[data-column=monthlyRent]");
  await expect
    .poll(() => rows().first().element().querySelector("[data-column=monthlyRent]")?.textContent)
    .toBe("—unknown");
  expect(cell?.textContent).not.toContain("0.00");
});

test("Ctrl+E exports what the list shows, and says where", async () => {
  await userEvent.keyboard("{Control>}e{/Control}");
  await page.getByTestId("export-csv").click();
  await expect
    .element(page.getByTestId("toasts"))
    .toHaveTextContent("Exported 335 renewals/home/you/Documents/renewals.csv");
  expect(fake.asked.findLast(({ command }) => command === "exportRenewals")?.with).toEqual([
    "csv",
    "due:<24mo",
    [{ field: "expiryDate", descending: false }],
  ]);
});

test("went stale: asks again with a newer generation, and the rows stay meanwhile", async () => {
  const before = fake.asked.filter(({ command }) => command === "viewRenewals").length;
  fake.tell("renewals");
  const asked = fake.asked.filter(({ command }) => command === "viewRenewals");
  expect(asked).toHaveLength(before + 1);
  const generations = asked.map(({ with: [query] }) => (query as ViewQuery).generation);
  expect(generations.at(-1)).toBeGreaterThan(generations.at(-2) ?? 0);
  await expect.element(rows().first()).toBeVisible();
});
