// A view of one's own: saved whole, there again after a restart, renamed, deleted and brought back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { counts, firstLeases, narrow, topLeases } from "./grid.mjs";
import { list, pretendMri, renewals } from "./renewals.mjs";
import { freshHome } from "./surroundings.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const NAME = "Options, dearest first";
/** The list that needs no saving, shown first. */
const FIRST = "Next 24 months";
const FILTER = "due:<24mo has:option";
const home = freshHome();
/** @type {Window} */
let window;
/** @type {import("./renewals.mjs").PretendMri} */
let mri;
before(async () => {
  mri = await pretendMri(home, "--properties", "4", "--quota", "2500/300s");
  await renewals(home, ...mri.add);
  await renewals(home, "sync");
  window = await Window.open({ home });
  await window.pressWithControl("2");
  await window.find("grid-row");
});
after(async () => {
  await window?.close();
  await mri?.stop();
});

/** How the list is set up, as the page shows it. */
const setUp = () =>
  window.script(`return {
    name: document.querySelector(".view-name").textContent,
    changed: document.querySelector(".view-modified") !== null,
    chips: [...document.querySelectorAll("[data-testid=chip]")].map((one) => one.textContent),
    columns: [...document.querySelectorAll("[role=columnheader]")].map((one) => one.dataset.drag),
    sorted: [...document.querySelectorAll("[role=columnheader]")].flatMap((one) =>
      ["ascending", "descending"].includes(one.ariaSort ?? one.getAttribute("aria-sort")) ? [one.dataset.drag + " " + one.getAttribute("aria-sort")] : []),
    groups: document.querySelectorAll("[data-testid=grid-group]").length,
    rowHeight: document.querySelector("[data-testid=grid-row]")?.offsetHeight,
  }`);
const listed = async () => {
  await window.click("view");
  const names = await until("the views are open", async () => {
    const found = await window.script(
      "return [...document.querySelectorAll('[data-testid=view-choice]')].map((one) => one.textContent)",
    );
    return found.length > 0 && found;
  });
  await window.dismiss();
  return names.map((/** @type {string} */ name) => name.replace(/, shown now$/, ""));
};
/** @param {string} name */
const show = async (name) => {
  await window.click("view");
  await window.click(`//*[@data-testid='view-choice'][contains(., '${name}')]`);
  await until(`${name} is shown`, async () => (await setUp()).name === name);
};
/** @type {any} */
let saved;

test("eight views and the whole list are there from the start", async () => {
  assert.deepEqual(await listed(), [
    `${FIRST}, and expired ones that are open`,
    "All renewals",
    "Due in 30 days",
    "Due in 60 days",
    "Due in 90 days",
    "Due in 120 days",
    "Due in 180 days",
    "Options to notice",
    "Holdover",
    "In arrears",
  ]);
});

test("filter, columns, order, grouping and row height are saved under a name", async () => {
  await narrow(window, "has", "option");
  await window.click("columns");
  await window.click("show-owner");
  await window.click("show-leaseId");
  await window.dismiss();
  await window.click('[role=columnheader] button[title="Rent / month"]');
  await window.find('[aria-sort=ascending] button[title="Rent / month"]');
  await window.click('[role=columnheader] button[title="Rent / month"]');
  await window.find('[aria-sort=descending] button[title="Rent / month"]');
  await window.click("group");
  await window.click("choose-property");
  await window.click("density");
  await window.click("choose-compact");
  await window.find("grid-group");
  await window.click("save-view");
  await window.fill("field-view-name", NAME);
  await window.picture("view-saved-as-1280");
  await window.click("save-name");
  await window.says("toasts", new RegExp(`Saved “${NAME}”`));
  saved = await until("nothing is changed any more", async () => {
    const now = await setUp();
    return now.name === NAME && !now.changed && now;
  });
  assert.deepEqual(saved.chips, ["Due within 24 months", "Has an option"]);
  assert.deepEqual(saved.sorted, ["monthlyRent descending"]);
  assert.ok(saved.columns.includes("leaseId") && !saved.columns.includes("owner"), saved.columns.join());
  assert.equal(saved.rowHeight, 24);
});

test("after a restart it is what was left, and listed among one's own", async () => {
  await window.close({ keep: true });
  window = await Window.open({ home });
  await window.pressWithControl("2");
  await window.find("grid-group");
  await until("the list is as it was", async () => JSON.stringify(await setUp()) === JSON.stringify(saved));
  const found = (await list(home, "--filter", FILTER)).length;
  await counts(window, found, (await list(home)).length);
  assert.equal((await listed()).at(-1), NAME);
});

test("from another view one comes back to all of it", async () => {
  await show(FIRST);
  await until("that is another list", async () => (await setUp()).groups === 0);
  const first = firstLeases(await list(home, "--filter", "due:<24mo"));
  await until("in its own order", async () => (await topLeases(window)).join() === first.join());
  await show(NAME);
  await window.find("grid-group");
  await until("the list is as it was", async () => JSON.stringify(await setUp()) === JSON.stringify(saved));
});

test("renamed, it stays what it is", async () => {
  await window.click("view");
  await window.click("view-rename");
  await window.fill("field-view-name", "Holdover");
  await window.click("save-name");
  await window.says("[role=dialog]", /There is a view of that name already/);
  await window.fill("field-view-name", "Dear options");
  await window.click("save-name");
  await window.says("toasts", /Renamed to “Dear options”/);
  await until(
    "the list is as it was",
    async () => JSON.stringify(await setUp()) === JSON.stringify({ ...saved, name: "Dear options" }),
  );
  const names = await listed();
  assert.ok(names.includes("Dear options") && !names.includes(NAME));
});

test("duplicated, there are two", async () => {
  await window.click("view");
  await window.click("view-duplicate");
  await window.fill("field-view-name", "Second");
  await window.click("save-name");
  await until("the copy is shown", async () => (await setUp()).name === "Second");
  assert.deepEqual((await listed()).slice(-2).toSorted(), ["Dear options", "Second"]);
});

test("deleted, it is gone; undone by Ctrl+Z, it is back", async () => {
  await show("Dear options");
  await window.click("view");
  await window.click("view-delete");
  await window.says("toasts", /Deleted the view “Dear options”/);
  await until("another is shown", async () => (await setUp()).name === FIRST);
  assert.ok(!(await listed()).includes("Dear options"));
  await window.pressWithControl("z");
  await window.says("toasts", /Undone/);
  await window.find("grid-group");
  await until(
    "the list is as it was",
    async () => JSON.stringify(await setUp()) === JSON.stringify({ ...saved, name: "Dear options" }),
  );
  assert.ok((await listed()).includes("Dear options"));
});

test("a chip that is switched off is kept, and finds nothing out", async () => {
  await window.click('[role=switch][aria-label="Apply filter: Has an option"]');
  const all = await list(home, "--filter", "due:<24mo");
  await counts(window, all.length, (await list(home)).length);
  assert.deepEqual((await setUp()).chips, saved.chips);
  assert.equal((await setUp()).changed, true);
  await window.click("view");
  await window.click("view-discard");
  await until("nothing is changed any more", async () => !(await setUp()).changed);
  await window.press(Key.ESCAPE);
});
