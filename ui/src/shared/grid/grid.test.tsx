import { useState } from "react";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mount } from "../../../test/mount";
import type { ColumnSet, GridColumn, Sorted } from "./column";
import { Grid } from "./grid";
import { atStart, type Cursor, rangeOf } from "./range";

type Row = { id: number; name: string };
const columns: GridColumn<Row>[] = [
  { id: "id", title: "Id", width: 80, numeric: true, cell: (row) => row.id },
  { id: "name", title: "Name", width: 300, cell: (row) => row.name },
  { id: "wide", title: "Wide", width: 2000, cell: () => "…" },
];
const COUNT = 100_000;
const firstSet: ColumnSet[] = columns.map(({ id }) => ({
  id,
  width: null,
  shown: true,
  pinned: id === "id",
}));
const seen = {
  sort: [] as Sorted[],
  peeked: [] as number[],
  opened: [] as number[],
  set: firstSet,
  cursor: atStart,
};

function Sample({ missing = -1 }: { missing?: number }) {
  const [cursor, setCursor] = useState<Cursor>(atStart);
  const [sort, setSort] = useState<Sorted[]>([{ id: "id", desc: false }]);
  const [set, setSet] = useState(firstSet);
  seen.sort = sort;
  seen.set = set;
  seen.cursor = cursor;
  return (
    <div style={{ height: 500, width: 800 }}>
      <Grid
        label="Sample"
        columns={columns}
        set={set}
        onSet={setSet}
        count={COUNT}
        rowAt={(index) => (index === missing ? undefined : { id: index, name: `Row ${index}` })}
        isOpened={(row) => row.id === seen.peeked.at(-1)}
        sort={sort}
        onSort={setSort}
        cursor={cursor}
        onCursor={setCursor}
        onPeek={(index) => seen.peeked.push(index)}
        onOpen={(index) => seen.opened.push(index)}
        onLook={() => {}}
        onChoose={() => {}}
        list="one"
      />
    </div>
  );
}

const grid = () => page.getByRole("grid", { name: "Sample" });
const rows = () => document.querySelectorAll("[data-testid=grid-row]");
const active = () => {
  const id = document.querySelector("[role=grid]")?.getAttribute("aria-activedescendant");
  return id ? document.getElementById(id) : null;
};
const activeName = () => active()?.parentElement?.textContent;
const focus = () => document.querySelector<HTMLElement>("[role=grid]")?.focus();
const title = (name: string) => page.getByRole("columnheader", { name: new RegExp(`^${name}\\b`) });
const order = () => [...document.querySelectorAll(".grid-title-text")].map((one) => one.textContent);

test("draws what is seen of a long list, and tells how long it is", async () => {
  mount(<Sample />);
  await expect.element(grid()).toHaveAttribute("aria-rowcount", String(COUNT + 1));
  await expect.poll(() => rows().length).toBeGreaterThan(15);
  expect(rows().length).toBeLessThan(50);
  expect(rows()[3]?.getAttribute("aria-rowindex")).toBe("5");
});

test("keys move the active cell and bring it into view, clear of the header", async () => {
  mount(<Sample />);
  await expect.poll(() => rows().length).toBeGreaterThan(15);
  focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowRight}");
  expect(active()?.textContent).toBe("Row 2");
  await userEvent.keyboard("{Control>}{ArrowDown}{/Control}");
  await expect.poll(activeName).toContain(`Row ${COUNT - 1}`);
  await userEvent.keyboard("{PageUp}");
  await expect.poll(activeName).toContain("Row 99984");
  await userEvent.keyboard("{Control>}{Home}{/Control}");
  await expect.poll(activeName).toContain("Row 0");
  expect(active()?.dataset.column).toBe("id");
  const head = document.querySelector(".grid-head")?.getBoundingClientRect().bottom ?? 0;
  await expect
    .poll(() => document.querySelector(".grid-row.active")?.getBoundingClientRect().top)
    .toBeGreaterThanOrEqual(head - 1);
});

test("Shift extends a rectangle, a drag and Shift+click do the same, Ctrl+A takes all", async () => {
  mount(<Sample />);
  await expect.poll(() => rows().length).toBeGreaterThan(15);
  focus();
  await userEvent.keyboard("{ArrowDown}{Shift>}{ArrowDown}{ArrowRight}{/Shift}");
  expect(rangeOf(seen.cursor)).toEqual({ top: 1, bottom: 2, left: 0, right: 1 });
  expect(document.querySelectorAll("[role=gridcell][aria-selected=true]")).toHaveLength(4);
  await page.getByText("Row 5", { exact: true }).click({ modifiers: ["Shift"] });
  expect(rangeOf(seen.cursor)).toEqual({ top: 1, bottom: 5, left: 0, right: 1 });
  await userEvent.dragAndDrop(
    page.getByText("Row 3", { exact: true }),
    page.getByText("Row 8", { exact: true }),
  );
  expect(rangeOf(seen.cursor)).toEqual({ top: 3, bottom: 8, left: 1, right: 1 });
  await userEvent.keyboard("{Control>}a{/Control}");
  expect(rangeOf(seen.cursor)).toEqual({ top: 0, bottom: COUNT - 1, left: 0, right: 2 });
});

test("Space and a double click look at the row, Enter opens it, a click only goes there", async () => {
  mount(<Sample />);
  await expect.poll(() => rows().length).toBeGreaterThan(15);
  seen.opened = [];
  seen.peeked = [];
  focus();
  await userEvent.keyboard("{ArrowDown}{Enter}{ArrowDown} ");
  await page.getByText("Row 7", { exact: true }).click();
  expect(activeName()).toContain("Row 7");
  await page.getByText("Row 9", { exact: true }).dblClick();
  expect(seen.opened).toEqual([1]);
  expect(seen.peeked).toEqual([2, 9]);
});

test("a column is moved, made wider and hidden by keys and by its menu", async () => {
  mount(<Sample />);
  await expect.poll(() => rows().length).toBeGreaterThan(15);
  const width = () => title("Name").element().getBoundingClientRect().width;
  title("Name").element().querySelector("button")?.focus();
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
  await expect.poll(width).toBe(316);
  await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
  await expect.poll(order).toEqual(["Id", "Wide", "Name"]);
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await page.getByRole("menuitem", { name: "Hide" }).click();
  await expect.poll(order).toEqual(["Id", "Wide"]);
  focus();
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await page.getByRole("menuitem", { name: "Unpin" }).click();
  expect(seen.set.map(({ pinned }) => pinned)).toEqual([false, false, false]);
  focus();
  await userEvent.keyboard("{Shift>}{F10}{/Shift}");
  await expect.element(page.getByRole("menuitem", { name: "Hide" })).toBeVisible();
});

test("a column is moved by its title and made wider by its edge, with the pointer", async () => {
  mount(<Sample />);
  await expect.poll(() => rows().length).toBeGreaterThan(15);
  await userEvent.dragAndDrop(title("Name"), title("Wide"));
  await expect.poll(order).toEqual(["Id", "Wide", "Name"]);
  expect(seen.sort).toEqual([{ id: "id", desc: false }]);
  await userEvent.dragAndDrop(page.getByTestId("column-edge-id"), page.getByTestId("column-edge-id"), {
    targetPosition: { x: 44, y: 10 },
    force: true,
  });
  await expect.poll(() => seen.set[0]?.width).toBeGreaterThan(100);
});

test("a click on a header sorts by it, Shift+click by one more, and says so", async () => {
  mount(<Sample />);
  const title = (name: string) => page.getByRole("columnheader", { name: new RegExp(`^${name}\\b`) });
  await title("Name").getByRole("button").click();
  expect(seen.sort).toEqual([{ id: "name", desc: false }]);
  await expect.element(title("Name")).toHaveAttribute("aria-sort", "ascending");
  await title("Id")
    .getByRole("button")
    .click({ modifiers: ["Shift"] });
  await title("Id")
    .getByRole("button")
    .click({ modifiers: ["Shift"] });
  expect(seen.sort).toEqual([
    { id: "name", desc: false },
    { id: "id", desc: true },
  ]);
  await expect.element(title("Id")).toHaveAttribute("aria-sort", "descending");
  await expect.element(title("Id")).toHaveTextContent("Id2");
});

test("pinned columns and the header stay while the rest scrolls", async () => {
  mount(<Sample />);
  await expect.poll(() => rows().length).toBeGreaterThan(15);
  const scroller = document.querySelector("[role=grid]");
  const left = () => document.querySelector(".grid-row [data-column=id]")?.getBoundingClientRect().left;
  const before = left();
  scroller?.scrollTo(900, 28_000);
  await expect.poll(() => rows()[0]?.getAttribute("data-index")).not.toBe("0");
  expect(left()).toBe(before);
  expect(document.querySelector(".grid-head")?.getBoundingClientRect().top).toBe(
    scroller?.getBoundingClientRect().top,
  );
});

test("a row that is not here yet is said to be busy, and the list keeps its length", async () => {
  mount(<Sample missing={4} />);
  await expect.poll(() => rows()[4]?.getAttribute("aria-busy")).toBe("true");
  expect(rows()[5]?.textContent).toContain("Row 5");
});
