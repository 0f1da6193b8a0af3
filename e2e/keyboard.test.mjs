// A day's work without the mouse: look around, sync, search, filter, open, write down, group, select, copy, take out. Only keys are
// pressed here, and the focus is never put anywhere by the test.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { clipboard } from "./clipboard.mjs";
import { saveAs } from "./dialog.mjs";
import { readCsv } from "./files.mjs";
import { counts } from "./grid.mjs";
import { list, renewals } from "./renewals.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const FILTER = "due:<24mo has:option";
/** @type {Window} */
let window;
/** The lease that is worked on. @type {any} */
let lease;
before(async () => {
  window = await Window.open();
});
after(() => window?.close());

/** @param {string} words what the element with the focus is */
const focused = (words) =>
  window.script("return document.activeElement?.matches(arguments[0]) ?? false", words);
/** Chooses from the palette. @param {string} words */
const command = async (words) => {
  await window.pressWithControl("k");
  await until("the palette has the keys", () => focused("[data-testid=palette-search]"));
  await window.press(...words);
  await until(`"${words}" is found`, () =>
    window.script(
      "return document.querySelector('[data-testid=palette] [data-focused] .palette-title')?.textContent === arguments[0]",
      words,
    ),
  );
  await window.press(Key.ENTER);
  await until("the palette is closed", async () => !(await window.has("palette")));
};
const activeRow = () =>
  window.script("return document.querySelector('[data-testid=grid] .grid-row.active')?.dataset.index");
const shown = async () =>
  JSON.parse(await renewals(window.home, "show", lease.propertyId, lease.leaseId, "--json"));

test("the sample portfolio is started", async () => {
  await window.find("welcome");
  await window.tabTo("start-sample");
  await window.press(Key.ENTER);
  await window.says("last-sync", /Synced just now/, 60_000);
});

test("F9 syncs again", async () => {
  await window.press(Key.F9);
  await until("a second run is over", async () => {
    const runs = JSON.parse(await renewals(window.home, "runs", "--json"));
    return runs.length === 2 && runs[0].status === "completed";
  });
});

test("Ctrl+2 and Ctrl+F: words narrow the list", async () => {
  const [{ occupantName }] = await list(window.home, "--filter", FILTER);
  const word = occupantName.split(" ")[0];
  await window.pressWithControl("2");
  await window.pressWithControl("f");
  await window.press(...word);
  await counts(window, (await list(window.home, "--filter", `due:<24mo ${word}`)).length, 480);
});

test("the filter is written as text, says what it does not understand, and becomes chips", async () => {
  await window.tabTo("filter-as-text");
  await window.press(Key.ENTER);
  await until("the line has the keys", () => focused("[data-testid=filter-line]"));
  await window.pressWithControl("a");
  await window.press(...`${FILTER} due:nonsense`);
  await window.says(".filter-problems", /due:nonsense\s+is left out: \S/);
  await window.press(...Array("due:nonsense".length).fill(Key.BACK_SPACE));
  await counts(window, (await list(window.home, "--filter", FILTER)).length, 480);
  await window.press(Key.ENTER);
  await until("it is chips again", async () => (await window.text("filters"))?.includes("Has an option"));
  assert.ok(!(await focused("body")), "whoever pressed Enter goes on from the filters");
});

test("arrows go to a row, Enter opens it", async () => {
  const all = await list(window.home, "--filter", FILTER);
  lease = all[3];
  await window.tabTo("grid");
  await window.press(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_DOWN);
  await until("the fourth row is active", async () => (await activeRow()) === "3");
  await window.press(Key.ENTER);
  await window.says("detail", new RegExp(`lease ${lease.leaseId}`));
});

test("stage, follow-up date and a note are set, and Escape goes back", async () => {
  await window.tabTo("follow-up-stage");
  await window.press(Key.ENTER);
  await until("the stages are open", () => focused("[role=option]"));
  await window.press(..."Nego");
  await until("it is found", () => focused("[role=option][data-key=negotiating]"));
  await window.press(Key.ENTER);
  await until("it is saved", async () => (await shown()).renewal.followUp?.stage === "negotiating");
  await window.tabTo("follow-up-day");
  await window.press(..."12152026", Key.ENTER);
  await until("it is saved", async () => (await shown()).renewal.followUp.followUpOn === "2026-12-15");
  await window.tabTo("note-new");
  await window.press(..."Wants to stay");
  await window.pressWithControl(Key.ENTER);
  await window.says("own-note", /Wants to stay/);
  assert.equal((await shown()).ownNotes[0].text, "Wants to stay");
  // In a field the key is the field's.
  await window.press(Key.TAB, Key.ESCAPE);
  await until("the list has the keys, at the row where it was", async () =>
    (await focused("[data-testid=grid]")) ? (await activeRow()) === "3" : false,
  );
});

test("groups are made, folded and unfolded", async () => {
  await command("Group by stage");
  await window.find("grid-group");
  await until("the list has the keys", () => focused("[data-testid=grid]"));
  await window.pressWithControl(Key.HOME);
  const expanded = () =>
    window.script("return document.querySelector('[data-testid=grid-group]').getAttribute('aria-expanded')");
  await window.press(Key.ARROW_LEFT);
  await until("the first group is folded", async () => (await expanded()) === "false");
  await window.press(Key.ARROW_RIGHT);
  await until("and unfolded", async () => (await expanded()) === "true");
});

test("a range is selected and copied", async () => {
  await command("Group by nothing");
  await until("the list has the keys", () => focused("[data-testid=grid]"));
  await window.pressWithControl(Key.HOME);
  for (const key of [Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_RIGHT, Key.ARROW_RIGHT])
    await window.pressWith([Key.SHIFT], key);
  await window.says("selection", /^3 rows × 3 columns selected/);
  await window.pressWithControl("c");
  await window.says("toasts", /Copied 3 × 3 cells/);
  const rows = (await list(window.home, "--filter", FILTER)).slice(0, 3);
  assert.equal(
    clipboard(),
    rows
      .map((one) => [`${one.propertyId} ${one.propertyName}`, one.suiteId, one.occupantName].join("\t"))
      .join("\n"),
  );
});

test("Ctrl+E exports what the list shows", async () => {
  const path = join(window.home, "by-keys.csv");
  await window.pressWithControl("e");
  await until("the formats are open", () => focused("[role=menu], [role=menuitem]"));
  await until("CSV is in front", async () => {
    if (await focused("[data-testid=export-csv]")) return true;
    await window.press(Key.ARROW_DOWN);
    return false;
  });
  await window.press(Key.ENTER);
  await saveAs("Export renewals", path);
  const all = await list(window.home, "--filter", FILTER);
  await window.says("toasts", new RegExp(`Exported ${all.length} renewals`));
  const [header = [], ...rows] = readCsv(path);
  const of = (/** @type {string} */ title) => rows.map((row) => row[header.indexOf(title)] ?? "");
  assert.deepEqual(
    of("Occupant"),
    all.map((one) => one.occupantName),
  );
  assert.deepEqual(
    of("Property id"),
    all.map((one) => one.propertyId),
  );
  const place = all.findIndex((one) => one.leaseId === lease.leaseId && one.propertyId === lease.propertyId);
  assert.deepEqual([of("Stage")[place], of("Follow up on")[place]], ["Negotiating", "2026-12-15"]);
});
