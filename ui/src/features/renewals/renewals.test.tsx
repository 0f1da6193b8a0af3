// The list: its rows and columns, the keys, selections, groups, and what is asked of the program.
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp, unmountAll } from "../../../test/mount";
import { choose, focusGrid, openList, rows, viewsAsked } from "../../../test/open-list";
import type { CopyQuery } from "../../ipc/door";
import type { Fake } from "../../ipc/fake";
import { setLook } from "../../shared/theme";
import { useView } from "./view-store";

let fake: Fake;
const asked = () => viewsAsked(fake);
const filters = () => viewsAsked(fake).map(({ filter }) => filter);
const footer = () => page.getByTestId("footer");

beforeEach(async () => {
  fake = await openList();
});

test("first shows two years, soonest first, with what it adds up to", async () => {
  expect(filters()).toEqual(["due:<24mo"]);
  await expect
    .element(page.getByRole("columnheader", { name: "Expires" }))
    .toHaveAttribute("aria-sort", "ascending");
  await expect
    .element(page.getByTestId("footer"))
    .toHaveTextContent(
      /^317 of 455 renewals.*Rent \/ month.*\$[\d,]+ USD.*30 unknown.*Area.*sq ft.*10 unknown$/,
    );
});

test("nothing matches: says so and shows all on demand", async () => {
  await page.getByTestId("search").fill("no such tenant");
  await page.getByTestId("show-all").click();
  await expect.element(page.getByTestId("footer")).toHaveTextContent("455 of 455 renewals");
});

test("Space looks at the lease beside the list, arrows go on to the next, Esc closes it", async () => {
  const detail = page.getByTestId("detail");
  focusGrid();
  await userEvent.keyboard(" ");
  await expect.element(detail.getByRole("heading", { level: 2 })).toBeVisible();
  const first = detail.getByRole("heading", { level: 2 }).element().textContent;
  await userEvent.keyboard("{ArrowDown}");
  await expect.poll(() => detail.getByRole("heading", { level: 2 }).element().textContent).not.toBe(first);
  await userEvent.keyboard("{Escape}");
  await expect.element(detail).not.toBeInTheDocument();
});

test("Enter opens the lease as a page, Esc goes back to the same row", async () => {
  focusGrid();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  await expect.element(page.getByTestId("detail")).toBeVisible();
  await expect.element(page.getByTestId("grid")).not.toBeVisible();
  await expect.element(page.getByRole("region", { name: "Facts of the lease" })).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByTestId("grid")).toBeVisible();
  await expect.element(page.getByTestId("grid")).toHaveFocus();
  expect(useView.getState().cursor.active.row).toBe(2);
});

test("a range is copied by lines and columns, summed up, and its follow-ups can be edited", async () => {
  focusGrid();
  await userEvent.keyboard("{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{ArrowRight}{/Shift}");
  await expect.element(page.getByTestId("selection")).toHaveTextContent(/^3 rows × 2 columns selectedRent/);
  await userEvent.keyboard("{Control>}c{/Control}");
  await expect.element(page.getByTestId("toasts")).toHaveTextContent("Copied 3 × 2 cells");
  await userEvent.keyboard("{Control>}{Shift>}c{/Shift}{/Control}");
  const copied = fake.asked
    .filter(({ command }) => command === "copyCells")
    .map(({ with: [query] }) => query);
  expect(copied).toHaveLength(2);
  const same = { filter: "due:<24mo", first: 1, last: 4, columns: ["propertyId", "suiteId"] };
  expect(copied[0] as CopyQuery).toMatchObject({ ...same, headers: false });
  expect(copied[1] as CopyQuery).toMatchObject({ ...same, headers: true });
  await expect.element(page.getByTestId("edit-selected")).toHaveTextContent("Edit 3 follow-ups…");
  await page.getByTestId("edit-selected").click();
  await expect.element(page.getByRole("dialog")).toBeVisible();
});

test("a selection that would come to hold other leases is dropped", async () => {
  focusGrid();
  await userEvent.keyboard("{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
  await expect.element(page.getByTestId("edit-selected")).toHaveTextContent("Edit 3 follow-ups…");
  fake.tell("renewals");
  await expect.element(page.getByTestId("edit-selected")).toBeVisible();
  const view = fake.ask.viewRenewals;
  fake.ask.viewRenewals = async (query) => {
    const answer = await view(query);
    return { ...answer, rows: answer.rows.slice(1) };
  };
  fake.tell("renewals");
  await expect.element(page.getByTestId("edit-selected")).not.toBeInTheDocument();
  expect(useView.getState().cursor.anchor.row).toBe(3);
});

test("a row that is on its way is opened beside the list once it is there, and Alt+arrows go on", async () => {
  const name = () => page.getByTestId("detail").getByRole("heading", { level: 2 }).element().textContent;
  focusGrid();
  await userEvent.keyboard(" ");
  await expect.element(page.getByTestId("detail")).toBeVisible();
  await expect.poll(name).not.toBe("Reading…");
  const first = name();
  await userEvent.keyboard("{Control>}{End}{/Control}");
  await expect.poll(() => useView.getState().cursor.active.row).toBe(316);
  await expect.element(page.getByTestId("grid-row").last()).toHaveAttribute("aria-current", "true");
  // Until the row has come, the panel shows the lease before.
  await expect.poll(name).not.toBe(first);
  const before = name();
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await expect.poll(() => useView.getState().cursor.active.row).toBe(315);
  await expect.poll(name).not.toBe(before);
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await expect.poll(name).toBe(before);
});

test("lists have the density of Settings, unless the view has its own", async () => {
  await expect.poll(() => rows().first().element().getBoundingClientRect().height).toBe(28);
  setLook({ density: "compact" });
  await expect.poll(() => rows().first().element().getBoundingClientRect().height).toBe(24);
  await expect.element(page.getByTestId("save-view")).not.toBeInTheDocument();
  await choose("density", "choose-roomy");
  setLook({ density: "normal" });
  await expect.poll(() => rows().first().element().getBoundingClientRect().height).toBe(36);
});

test("all of them are selected and can be edited by the filter", async () => {
  focusGrid();
  await userEvent.keyboard("{Control>}a{/Control}");
  const all = asked().length > 0 && footer().element().textContent?.match(/^\d+/)?.[0];
  await expect.element(page.getByTestId("edit-selected")).toHaveTextContent(`Edit ${all} follow-ups…`);
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByTestId("edit-selected")).not.toBeInTheDocument();
});

test("groups say what they hold, and fold by a click and by arrows", async () => {
  await choose("group", "choose-property");
  const groups = page.getByTestId("grid-group");
  await expect
    .element(groups.first())
    .toHaveTextContent(/^006140 Harbour House\d+ renewals.*USD \/ month.*sq ft$/);
  const rowsBefore = rows().elements().length;
  await groups.first().click();
  await expect.element(groups.first()).toHaveAttribute("aria-expanded", "false");
  expect(asked().at(-1)?.collapsed).toEqual(["006140"]);
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(groups.first()).toHaveAttribute("aria-expanded", "true");
  await expect.poll(() => rows().elements().length).toBe(rowsBefore);
  await choose("group", "fold-all");
  await expect.poll(() => rows().elements().length).toBe(0);
  await expect.element(page.getByRole("treegrid")).toHaveAttribute("aria-rowcount", "21");
});

test("columns are chosen, moved by keys and put back", async () => {
  const titles = () =>
    [...document.querySelectorAll(".grid-title")].map((one) => one.getAttribute("data-drag")).slice(0, 6);
  await page.getByTestId("columns").click();
  await page.getByTestId("show-suiteId").click();
  await expect
    .poll(titles)
    .toEqual(["propertyId", "occupantName", "deadline", "expiryDate", "stage", "owner"]);
  document.querySelector<HTMLElement>("[data-testid=show-stage]")?.focus();
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await expect
    .poll(titles)
    .toEqual(["propertyId", "occupantName", "deadline", "stage", "expiryDate", "owner"]);
  await page.getByTestId("columns-reset").click();
  expect(useView.getState().definition.columns).toEqual([]);
});

test("a dataset that failed says why in words, and can be asked for again", async () => {
  await page.getByTestId("search").fill("property:006146");
  await rows().first().dblClick();
  const charges = page.getByTestId("dataset-charges");
  await expect.element(charges).toHaveTextContent("MRI had an error");
  await charges.getByRole("button", { name: "Try Charges again" }).click();
  expect(fake.asked.findLast(({ command }) => command === "startSync")?.with).toEqual([
    { clientId: "sample", propertyIds: ["006146"], datasets: ["charges"], refresh: true },
  ]);
});

test("what is unknown is a dash that is read aloud as unknown, never 0", async () => {
  await page.getByTestId("search").fill("-rent:>0");
  // Cells out of sight are not drawn.
  document.querySelector("[data-testid=grid]")?.scrollTo({ left: 700 });
  const rent = () => rows().first().element().querySelector("[data-column=monthlyRent]");
  await expect.poll(() => rent()?.textContent).toBe("—");
  expect(rent()?.querySelector("[role=img]")?.getAttribute("aria-label")).toBe("unknown");
});

test("Ctrl+E exports what the list shows, and says where", async () => {
  await userEvent.keyboard("{Control>}e{/Control}");
  await page.getByTestId("export-csv").click();
  await expect
    .element(page.getByTestId("toasts"))
    .toHaveTextContent("Exported 317 renewals/home/you/Documents/renewals.csv");
  const [request] = fake.asked.findLast(({ command }) => command === "exportRenewals")?.with ?? [];
  expect(request).toMatchObject({
    format: "csv",
    filter: "due:<24mo",
    sort: [{ field: "expiryDate", descending: false }],
    group: null,
    title: "Next 24 months",
  });
  expect((request as { columns: string[] }).columns.slice(0, 4)).toEqual([
    "propertyId",
    "suiteId",
    "occupantName",
    "deadline",
  ]);
});

test("went stale: asks again with a newer generation, and the rows stay meanwhile", async () => {
  const before = asked().length;
  fake.tell("renewals");
  expect(asked()).toHaveLength(before + 1);
  expect(asked().at(-1)?.generation).toBeGreaterThan(asked().at(-2)?.generation ?? 0);
  await expect.element(rows().first()).toBeVisible();
});

test("whose a renewal is has a column, shown at first only where there are several clients", async () => {
  const heads = page.getByRole("columnheader", { name: "Client" });
  await expect.element(heads).not.toBeInTheDocument();
  await page.getByTestId("columns").click();
  await expect.element(page.getByTestId("show-client")).toBeInTheDocument();
  unmountAll();
  fake = mountApp({ filled: true, clients: 2 }, "renewals");
  await expect.element(heads).toBeVisible();
  await heads.click();
  await expect.poll(() => asked().at(-1)?.sort[0]).toEqual({ field: "client", descending: false });
  const cell = () => rows().first().element().querySelector("[data-column=client]")?.textContent;
  await expect.poll(cell).toBe("Harbour Estates");
});

test("beside an opened lease the list keeps who, where and the deadline, at 900 px too", async () => {
  onTestFinished(() => page.viewport(1280, 800));
  await page.viewport(900, 600);
  focusGrid();
  await userEvent.keyboard(" ");
  await expect.element(page.getByTestId("detail")).toBeVisible();
  const edge = () => page.getByTestId("detail").element().getBoundingClientRect().left;
  const end = (name: string) =>
    page.getByRole("columnheader", { name }).element().getBoundingClientRect().right;
  await expect.poll(() => edge() - end("Deadline")).toBeGreaterThanOrEqual(0);
  expect(edge()).toBeLessThan(620);
});
