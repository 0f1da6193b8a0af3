// Cells copied from the list, read from the clipboard by another program, and pasted as a spreadsheet would.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { clipboard, pasted } from "./clipboard.mjs";
import { topRows, toRow } from "./grid.mjs";
import { list, pretendMri, renewals } from "./renewals.mjs";
import { freshHome } from "./surroundings.mjs";
import { Key, Window } from "./window.mjs";

const FIRST_VIEW = "due:<24mo";
const COUNT = 5;
const home = freshHome();
/** @type {Window} */
let window;
/** @type {import("./renewals.mjs").PretendMri} */
let mri;
/** @type {any[]} */
let rows;
/** What the list shows of them. @type {Record<string, string>[]} */
let seen;
/** Its columns from left to right. @type {string[]} */
let columns;
before(async () => {
  mri = await pretendMri(home, "--properties", "4", "--residential", "1", "--quota", "2500/300s");
  await renewals(home, ...mri.add);
  await renewals(home, "sync");
  rows = (await list(home, "--filter", FIRST_VIEW)).slice(0, COUNT);
  window = await Window.open({ home });
  await window.pressWithControl("2");
  await window.find("[data-testid=grid-row] [data-testid=open-lease]");
  // The lease's id has zeros in front.
  await window.click("columns");
  await window.click("show-leaseId");
  await window.dismiss();
  seen = (await topRows(window)).slice(0, COUNT);
  columns = await window.script(
    "return [...document.querySelectorAll('[data-testid=grid] [role=columnheader]')].map((one) => one.dataset.drag)",
  );
});
after(async () => {
  await window?.close();
  await mri?.stop();
});

/** All cells of the first rows. */
async function selectAll() {
  await toRow(window, 0);
  for (let step = 1; step < COUNT; step++) await window.pressWith([Key.SHIFT], Key.ARROW_DOWN);
  await window.pressWith([Key.SHIFT, Key.CONTROL], Key.ARROW_RIGHT);
  await window.says("selection", new RegExp(`^${COUNT} rows × ${columns.length} columns`));
}

/** @param {unknown[][]} table @param {string} column */
const columnOf = (table, column) => table.map((row) => row[columns.indexOf(column)] ?? null);
/** @param {string | null} text */
const number = (text) => (text === null ? null : Number(text));

test("as text: what the list shows, cell by cell, tabs between them", async () => {
  await selectAll();
  await window.pressWithControl("c");
  await window.says("toasts", new RegExp(`Copied ${COUNT} × \\d+ cells`));
  const table = clipboard()
    .split("\n")
    .map((line) => line.split("\t"));
  assert.equal(table.length, COUNT);
  for (const row of table) assert.equal(row.length, columns.length);
  for (const column of ["propertyId", "suiteId", "occupantName", "leaseId"])
    assert.deepEqual(
      columnOf(table, column),
      seen.map((row) => row[column]),
      column,
    );
  // Dates as ISO and money as plain numbers: a spreadsheet reads them.
  assert.deepEqual(
    columnOf(table, "expiryDate"),
    rows.map((one) => one.expiryDate ?? ""),
  );
  assert.deepEqual(
    columnOf(table, "monthlyRent").map((text) => number(String(text))),
    rows.map((one) => number(one.monthlyRent)),
  );
});

test("as HTML: pasted, ids are text with their zeros, amounts are numbers, unknown is empty", () => {
  const table = pasted(clipboard("text/html")).map((row) => row.map(({ value }) => value));
  assert.equal(table.length, COUNT);
  assert.deepEqual(
    columnOf(table, "leaseId"),
    rows.map((one) => one.leaseId),
  );
  assert.ok(
    rows.some((one) => one.leaseId.startsWith("0") || one.propertyId.startsWith("0")),
    "there are zeros to lose",
  );
  assert.deepEqual(
    columnOf(table, "propertyId"),
    rows.map((one) => [one.propertyId, one.propertyName].filter(Boolean).join(" ")),
  );
  assert.deepEqual(
    columnOf(table, "suiteId"),
    rows.map((one) => one.suiteId),
  );
  assert.deepEqual(
    columnOf(table, "monthlyRent"),
    rows.map((one) => number(one.monthlyRent)),
  );
  assert.deepEqual(
    columnOf(table, "balanceDue"),
    rows.map((one) => number(one.balanceDue)),
  );
  assert.deepEqual(
    columnOf(table, "expiryDate"),
    rows.map((one) => one.expiryDate),
  );
});

test("with headers: the titles come first, in both", async () => {
  await window.focus("grid");
  await window.pressWith([Key.CONTROL, Key.SHIFT], "c");
  await window.says("toasts", /With their headers/);
  const [titles = [], ...table] = clipboard()
    .split("\n")
    .map((line) => line.split("\t"));
  assert.equal(table.length, COUNT);
  assert.deepEqual(columnOf([titles], "leaseId"), ["Lease id"]);
  assert.deepEqual(columnOf([titles], "monthlyRent"), ["Rent per month"]);
  const [head = [], ...cells] = pasted(clipboard("text/html"));
  assert.ok(head.every((cell) => cell.head));
  assert.deepEqual(
    head.map(({ value }) => value),
    titles,
  );
  assert.equal(cells.length, COUNT);
});

test("one cell is copied as it stands", async () => {
  await toRow(window, 1);
  await window.pressWithControl("c");
  await window.says("toasts", /Copied 1 cell/);
  assert.equal(clipboard(), seen[1]?.[columns[0] ?? ""]);
});
