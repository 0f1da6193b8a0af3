// The first hour of a new user: look around, narrow, open, take out.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { cancelDialog, saveAs } from "./dialog.mjs";
import { dayNumber, readCsv, readXlsx } from "./files.mjs";
import { counts, firstLeases, narrow, topLeases, toRow } from "./grid.mjs";
import { list, renewals } from "./renewals.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const FIRST_VIEW = "due:<24mo";
/** @type {Window} */
let window;
before(async () => {
  window = await Window.open();
});
after(() => window?.close());

test("an empty folder opens with two doors", async () => {
  await window.says("welcome", /Look around with a sample portfolio[\s\S]*Connect to MRI/);
  await window.pictures("welcome");
});

test("the sample portfolio comes in, and its progress is seen moving", async () => {
  await window.click("start-sample");
  await window.says("action", /on their way|of \d+ renewals/);
  await window.picture("action-first-sync-1280");
  await window.pressWithControl("5");
  const seen = new Set();
  const batches = new Set();
  await until(
    () => `the sample is synced; seen so far: ${[...seen].join(", ")}`,
    async () => {
      const progress = await window.text("progress");
      const [, done] = /(\d[\d,]*) of [\d,]+ calls/.exec(progress ?? "") ?? [];
      const [batch] = /batch \d+ of \d+/i.exec(progress ?? "") ?? [];
      if (done) seen.add(Number(done.replaceAll(",", "")));
      if (batch) batches.add(batch);
      if (seen.size === 12) await window.pictures("sync-running");
      return /Completed/.test((await window.text("client-sync")) ?? "");
    },
    90_000,
  );
  assert.ok(seen.size >= 5, `calls done went through ${[...seen]}`);
  assert.deepEqual(
    [...seen],
    [...seen].sort((a, b) => a - b),
    "calls done never goes back",
  );
  assert.ok(batches.size >= 2, `batches were ${[...batches]}`);
  await window.pictures("sync-done");
});

test("the grid holds what the command line lists", async () => {
  await window.pressWithControl("2");
  const all = await list(window.home);
  assert.equal(all.length, 24 * 20, "20 open leases in each of 24 properties");
  const shown = await list(window.home, "--filter", FIRST_VIEW);
  await counts(window, shown.length, all.length);
  await until("the rows at the top are there", async () => (await topLeases(window))[0] !== undefined);
  assert.deepEqual(await topLeases(window), firstLeases(shown));
  await window.pictures("renewals-light");
});

test("dates narrow it, and a lease is opened beside the list", async () => {
  await window.click("filter-more");
  await window.click("filter-expiry");
  await until("the first date has the focus", () =>
    window.script("return document.activeElement?.getAttribute('role') === 'spinbutton'"),
  );
  await window.press(..."10012026", Key.ESCAPE);
  const shown = await list(window.home, "--filter", "expiry:2026-10-01..");
  await counts(window, shown.length, 480);
  const rich = shown.findIndex((one, at) => at >= 4 && one.option !== null && one.notesCount > 0);
  await toRow(window, rich);
  await window.press(Key.SPACE);
  await window.says("detail", new RegExp(`lease ${shown[rich].leaseId}`));
  await window.picture("window");
  await window.press(Key.ESCAPE);
  await until("the lease is closed", async () => !(await window.has("detail")));
  await window.click("clear-filters");
});

test("a search and a control narrow the list to what the command line lists for the same filter", async () => {
  const total = (await list(window.home)).length;
  await counts(window, total, total);
  const word = (await list(window.home))[0].occupantName.split(" ")[0];
  await window.pressWithControl("f");
  await window.press(...word);
  const found = await list(window.home, "--filter", word);
  await counts(window, found.length, total);
  await narrow(window, "has", "arrears");
  const inArrears = await list(window.home, "--filter", `has:arrears ${word}`);
  await counts(window, inArrears.length, total);
  await window.click("clear-filters");
  await narrow(window, "has", "option");
  const withOption = await list(window.home, "--filter", "has:option");
  assert.ok(withOption.length > 0 && found.length > 0 && found.length < total);
  await counts(window, withOption.length, total);
  await window.fill("search", "no such tenant");
  await window.says(".frame main", /No renewal matches/);
  await window.picture("renewals-nothing-matches-1280");
  await window.click("show-all");
  await counts(window, total, total);
});

test("a click on a header sorts, and a second one turns it round", async () => {
  for (const [field, arrow] of /** @type {const} */ ([
    ["monthlyRent", "ascending"],
    ["-monthlyRent", "descending"],
  ])) {
    await window.click('[role=columnheader] button[title="Rent / month"]');
    await window.find(`[aria-sort=${arrow}] button[title="Rent / month"]`);
    const sorted = firstLeases(await list(window.home, "--sort", field));
    await until(
      `the list is sorted by ${field}`,
      async () => (await topLeases(window)).join() === sorted.join(),
    );
  }
});

test("Enter opens the lease as a page with every dataset and its age, and Escape goes back to the list", async () => {
  await toRow(window, 1);
  await window.press(Key.ENTER);
  const [, second] = await list(window.home, "--sort", "-monthlyRent");
  const detail = await window.says("detail", /Where this comes from/);
  assert.ok(detail.includes(second.occupantName) && detail.includes(second.leaseId));
  const { datasets } = JSON.parse(
    await renewals(window.home, "show", second.propertyId, second.leaseId, "--json"),
  );
  assert.ok(datasets.length >= 6);
  for (const { dataset, syncedAt } of datasets)
    await window.says(`dataset-${dataset}`, syncedAt === null ? /\S/ : /just now|\d+ min ago/);
  await window.pictures("detail-light");
  await window.press(Key.ESCAPE);
  await until("the lease is closed", async () => !(await window.has("detail")));
  await until("the list has the keys again, at the same row", () =>
    window.script(
      "return document.activeElement?.matches('[data-testid=grid]') && document.querySelector('.grid-row.active')?.dataset.index === '1'",
    ),
  );
});

test("what the list shows is exported through the system's dialog, as a workbook", async () => {
  // The export has the list's columns and no others: the lease's id is not among the first ones.
  await window.click("columns");
  await window.click("show-leaseId");
  await window.press(Key.ESCAPE);
  const path = join(window.home, "renewals.xlsx");
  await chooseExport("xlsx");
  await saveAs("Export renewals", path, () => window.picture("export-dialog-1280"));
  const shown = await list(window.home, "--sort", "-monthlyRent");
  await window.says("toasts", new RegExp(`Exported ${shown.length} renewals`));
  const { name, rows } = readXlsx(path);
  assert.equal(name, "Renewals 2026-11-23");
  assertSame(rows, shown, (date) => String(dayNumber(date)));
});

test("as comma separated text too, and a dialog that is cancelled writes nothing", async () => {
  const path = join(window.home, "renewals.csv");
  await chooseExport("csv");
  await cancelDialog("Export renewals");
  await until("the export can be asked for again", () =>
    window.script("return !document.querySelector('[data-testid=export]').disabled"),
  );
  assert.ok(!existsSync(path), "a cancelled dialog wrote a file");
  await chooseExport("csv");
  await saveAs("Export renewals", path);
  const shown = await list(window.home, "--sort", "-monthlyRent");
  await window.says("toasts", /renewals\.csv/);
  assertSame(readCsv(path), shown, (date) => date);
});

test("settings and the dark colours", async () => {
  await window.pressWithControl("6");
  await window.says("client", /Sample portfolio/);
  await window.pictures("settings-light");
  await window.click("settings-appearance");
  await window.click("theme-dark");
  await window.picture("settings-dark-1280");
  await window.pressWithControl("5");
  await window.says("client-sync", /Completed/);
  await window.picture("sync-dark-1280");
  await window.pressWithControl("2");
  await window.find("grid");
  await window.pictures("renewals-dark");
  await toRow(window, 0);
  await window.press(Key.ENTER);
  await window.says("detail", /Where this comes from/);
  await window.picture("detail-dark-1280");
});

/** @param {string} format */
async function chooseExport(format) {
  await window.click("export");
  await window.click(`export-${format}`);
}

/** @param {string[][]} rows @param {any[]} renewals @param {(date: string) => string} dateCell */
function assertSame(rows, renewals, dateCell) {
  const [header = [], ...cells] = rows;
  assert.deepEqual(header.slice(0, 5), ["Property id", "Property", "Suite", "Occupant", "Deadline"]);
  assert.ok(header.includes("Lease id") && !header.includes("Kind"), header.join());
  assert.equal(cells.length, renewals.length);
  const at = (/** @type {string[]} */ row, /** @type {string} */ title) => row[header.indexOf(title)] ?? "";
  cells.forEach((row, index) => {
    const one = renewals[index];
    assert.deepEqual(
      [at(row, "Property id"), at(row, "Lease id"), at(row, "Occupant"), at(row, "Expiry")],
      [one.propertyId, one.leaseId, one.occupantName, one.expiryDate ? dateCell(one.expiryDate) : ""],
    );
    const rent = at(row, "Rent per month");
    assert.equal(
      rent === "" ? null : Number(rent),
      one.monthlyRent === null ? null : Number(one.monthlyRent),
    );
  });
}
