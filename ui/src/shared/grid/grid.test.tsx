import { useState } from "react";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mount } from "../../../test/mount";
import type { GridColumn, Sorted } from "./column";
import { Grid } from "./grid";

type Row = { id: number; name: string };
const columns: GridColumn<Row>[] = [
  { id: "id", title: "Id", width: 80, numeric: true, cell: (row) => row.id },
  { id: "name", title: "Name", width: 300, cell: (row) => row.name },
  { id: "wide", title: "Wide", width: 2000, cell: () => "…" },
];
const COUNT = 100_000;
const seen = { sort: [] as Sorted[], opened: [] as number[] };

function Sample({ missing = -1 }: { missing?: number }) {
  const [active, setActive] = useState(0);
  const [sort, setSort] = useState<Sorted[]>([{ id: "id", desc: false }]);
  seen.sort = sort;
  return (
    <div style={{ height: 500, width: 800 }}>
      <Grid
        label="Sample"
        columns={columns}
        pinned={["id"]}
        pinnedNarrow={[]}
        count={COUNT}
        rowAt={(index) => (index === missing ? undefined : { id: index, name: `Row ${index}` })}
        isOpened={(row) => row.id === seen.opened.at(-1)}
        sort={sort}
        onSort={setSort}
        active={active}
        onActive={setActive}
        onOpen={(index) => {
          seen.opened = [...seen.opened, index];
        }}
        onLook={() => {}}
        list="one"
      />
    </div>
  );
}

const grid = () => page.getByRole("grid", { name: "Sample" });
const rows = () => document.querySelectorAll("[data-testid=grid-row]");
const activeName = () => {
  const id = document.querySelector("[role=grid]")?.getAttribute("aria-activedescendant");
  return id ? document.getElementById(id)?.textContent : null;
};

test("draws what is seen of a long list, in one block, and tells how long it is", async () => {
  mount(<Sample />);
  await expect.element(grid()).toHaveAttribute("aria-rowcount", String(COUNT + 1));
  await expect.poll(() => rows().length).toBeGreaterThan(15);
  expect(rows().length).toBeLessThan(50);
  expect(rows()[3]?.getAttribute("aria-rowindex")).toBe("5");
  expect(document.querySelectorAll(".grid-block")).toHaveLength(1);
});

test("keys move the active row and bring it into view, clear of the header", async () => {
  mount(<Sample />);
  await expect.poll(() => rows().length).toBeGreaterThan(15);
  document.querySelector<HTMLElement>("[role=grid]")?.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(activeName()).toContain("Row 2");
  await userEvent.keyboard("{End}");
  await expect.poll(activeName).toContain(`Row ${COUNT - 1}`);
  await userEvent.keyboard("{PageUp}");
  await expect.poll(activeName).toContain("Row 99984");
  await userEvent.keyboard("{Control>}{Home}{/Control}");
  await expect.poll(activeName).toContain("Row 0");
  const head = document.querySelector(".grid-head")?.getBoundingClientRect().bottom ?? 0;
  await expect
    .poll(() => document.querySelector(".grid-row.active")?.getBoundingClientRect().top)
    .toBeGreaterThanOrEqual(head - 1);
});

test("Enter, Space and a click open the row", async () => {
  mount(<Sample />);
  await expect.poll(() => rows().length).toBeGreaterThan(15);
  seen.opened = [];
  document.querySelector<HTMLElement>("[role=grid]")?.focus();
  await userEvent.keyboard("{ArrowDown}{Enter}{ArrowDown} ");
  await page.getByText("Row 7", { exact: true }).click();
  expect(seen.opened).toEqual([1, 2, 7]);
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
