// What the staff say of leases: kept through the loss of all that MRI said, edited for many at once, taken back, and logged.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { toRow } from "./grid.mjs";
import { list, pretendMri, renewals } from "./renewals.mjs";
import { freshHome } from "./surroundings.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const AUTHOR = "Dana Kim";
const FIRST_VIEW = "due:<24mo";
const home = freshHome();
/** @type {Window} */
let window;
/** @type {import("./renewals.mjs").PretendMri} */
let mri;
/** The lease at the top, as the command line knows it. @type {any} */
let lease;
before(async () => {
  mri = await pretendMri(home, "--properties", "4", "--quota", "2500/300s");
  await renewals(home, ...mri.add);
  await renewals(home, "sync");
  [lease] = await list(home, "--filter", FIRST_VIEW);
  window = await Window.open({ home });
});
after(async () => {
  await window?.close();
  await mri?.stop();
});

/** What `renewals show` tells of the lease now. */
const shown = async () => JSON.parse(await renewals(home, "show", lease.propertyId, lease.leaseId, "--json"));
/** @param {string} filter */
const followUps = async (filter = FIRST_VIEW) =>
  (await list(home, "--filter", filter)).map(({ followUp }) => followUp);
/** @param {string} name */
const choose = (name) => window.click(`//*[@role='option'][contains(., '${name}')]`);
const openTop = async () => {
  await window.pressWithControl("2");
  await window.find("[data-testid=grid-row] [data-testid=open-lease]");
  await toRow(window, 0);
  await window.press(Key.ENTER);
  await window.says("detail", new RegExp(`lease ${lease.leaseId}`));
};

test("somebody says who they are", async () => {
  await window.pressWithControl("6");
  await window.click("settings-you");
  await window.fill("field-author", AUTHOR);
  await window.click("save-author");
  await window.says("toasts", new RegExp(`Signed as ${AUTHOR}`));
});

test("stage, owner, next step, date, tags and a note are saved as they are made", async () => {
  await openTop();
  await window.click("follow-up-stage");
  await choose("Negotiating");
  await window.click("assign-to-me");
  await window.fill("follow-up-next-step", "Send the draft");
  await window.press(Key.ENTER);
  await window.click("[data-testid=follow-up-day] [role=spinbutton]");
  await window.press(..."12152026", Key.ENTER);
  await window.fill("follow-up-tags", "anchor, two words");
  await window.press(Key.ENTER);
  await window.fill("note-new", "Called. They want five more years.");
  await window.click("note-new-save");
  await window.says("own-note", /Called\. They want five more years\./);
  await until("the command line has all of it", async () => {
    const { followUp, ownNotes } = (await shown()).renewal;
    return followUp?.tags.length === 2 && followUp.followUpOn && ownNotes === 1;
  });
  const { version, updatedAt, ...kept } = (await list(home, "--filter", FIRST_VIEW))[0].followUp;
  assert.deepEqual(kept, {
    stage: "negotiating",
    owner: AUTHOR,
    nextStep: "Send the draft",
    followUpOn: "2026-12-15",
    tags: ["anchor", "two words"],
    muted: false,
    author: AUTHOR,
  });
  assert.equal(version, 5);
  assert.ok(Math.abs(Date.now() - updatedAt) < 60_000);
});

test("the log names what, who and when", async () => {
  await window.click(".follow-up-log summary");
  const log = await window.says(".follow-up-log ol", /Stage/);
  for (const line of [
    /Stage: none → Negotiating/,
    /Owner: none → Dana Kim/,
    /Next step: none → Send the draft/,
    /Follow-up date: none → Dec 15, 2026/,
    /Tags: none → anchor, two words/,
  ])
    assert.match(log, line);
  const authors = log.match(/Dana Kim, \w{3} \d{1,2}, 20\d\d, \d{1,2}:\d\d/g) ?? [];
  assert.equal(authors.length, 5, log);
  await window.pictures("follow-up");
});

test("with the cache destroyed, the window says so, a sync brings the rows back, and the follow-up is there", async () => {
  const before = await shown();
  await window.close({ keep: true });
  const cache = join(home, "data", "cache.db");
  writeFileSync(cache, randomBytes(64 << 10));
  window = await Window.open({ home });
  await window.says(".app-notice", /could not be read and was set aside in .*quarantine/);
  assert.ok(existsSync(join(home, "data", "quarantine", "1", "cache.db")));
  await window.says("action", /No renewals here yet/);
  await window.pictures("cache-set-aside");
  await window.press(Key.F9);
  await until(
    "a second run is over",
    async () => {
      const runs = JSON.parse(await renewals(home, "runs", "--json"));
      return runs.length === 2 && runs[0].status === "completed";
    },
    30_000,
  );
  const after = await shown();
  assert.deepEqual(after.renewal.followUp, before.renewal.followUp);
  assert.deepEqual(after.ownNotes, before.ownNotes);
  assert.deepEqual(after.log, before.log);
  await openTop();
  await window.says("follow-up", /Negotiating[\s\S]*anchor[\s\S]*two words[\s\S]*Last changed by Dana Kim/);
  assert.equal(await window.value("follow-up-owner"), AUTHOR);
  assert.equal(await window.value("follow-up-next-step"), "Send the draft");
  await window.says("own-note", /Dana Kim, [\s\S]*five more years/);
  await window.press(Key.ESCAPE);
});

test("a selection is edited at once, with its count said before, and Ctrl+Z takes all of it back", async () => {
  const before = await followUps();
  await until("the lease is closed", async () => !(await window.has("detail")));
  await toRow(window, 0);
  for (let step = 0; step < 3; step++) await window.pressWith([Key.SHIFT], Key.ARROW_DOWN);
  await window.says("selection", /^4 rows/);
  await window.click("edit-selected");
  await window.says("bulk-edit", /Change 4 renewals[\s\S]*Choose what to change/);
  await window.click("[data-testid=bulk-edit] [data-testid=follow-up-stage]");
  await choose("Negotiating");
  // The first is so already.
  await window.says("bulk-outcome", /^4 renewals, 3 will change; 1 are so already$/);
  await window.fill("bulk-next-step", "Call all of them");
  await window.says("bulk-outcome", /^4 renewals, 4 will change$/);
  assert.deepEqual(await followUps(), before, "a preview changes nothing");
  await window.pictures("bulk-edit");
  await window.says("bulk-apply", /^Change 4 renewals$/);
  await window.click("bulk-apply");
  await window.says("toasts", /4 renewals: Stage set to Negotiating/);
  const edited = await followUps();
  assert.deepEqual(
    edited.map((one) => [one?.stage ?? null, one?.nextStep ?? null]),
    before.map((one, at) =>
      at < 4 ? ["negotiating", "Call all of them"] : [one?.stage ?? null, one?.nextStep ?? null],
    ),
  );
  await window.pressWithControl("z");
  await window.says("toasts", /Undone/);
  const back = await followUps();
  const plain = (/** @type {any} */ one) =>
    one && [one.stage, one.owner, one.nextStep, one.followUpOn, one.tags.join(), one.muted];
  const untouched = [null, null, null, null, "", false];
  assert.deepEqual(
    back.map((one) => plain(one) ?? untouched),
    before.map((one) => plain(one) ?? untouched),
  );
  const [newest] = (await shown()).log;
  assert.deepEqual([newest.undo, newest.author], [true, AUTHOR]);
});

test("all that match are asked for twice, and undone from the message", async () => {
  await toRow(window, 0);
  await window.pressWith([Key.SHIFT], Key.ARROW_DOWN);
  const all = (await followUps()).length;
  await window.click("edit-all");
  await window.says("bulk-edit", new RegExp(`all ${all} renewals[\\s\\S]*due:<24mo`));
  await window.fill("follow-up-bulk-owner", "Robin");
  await window.press(Key.TAB);
  await window.says("bulk-outcome", new RegExp(`${all} will change`));
  await window.click("bulk-apply");
  await window.says("bulk-edit", new RegExp(`Change all ${all} that the filter finds\\?`));
  assert.equal((await followUps(`${FIRST_VIEW} owner:Robin`)).length, 0, "nothing before the second word");
  await window.click("bulk-apply");
  await until(
    "all have the owner",
    async () => (await followUps(`${FIRST_VIEW} owner:Robin`)).length === all,
  );
  // An older message may still be there, with nothing left to take back.
  await window.click(".toast:last-child [data-testid=toast-action]");
  await until("none has", async () => (await followUps(`${FIRST_VIEW} owner:Robin`)).length === 0);
  assert.equal((await shown()).renewal.followUp.owner, AUTHOR);
});
