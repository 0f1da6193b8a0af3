// A client's runs over days: planned, paused, killed with the window and gone on with, held back, compared, scheduled, added up.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { list, pretendMri, renewals } from "./renewals.mjs";
import { freshHome } from "./surroundings.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const home = freshHome();
const log = join(home, "calls.jsonl");
const portfolio = (leases, ...more) => [
  "--properties",
  "10",
  "--leases",
  String(leases),
  "--log",
  log,
  ...more,
];
/** @type {Window} */
let window;
/** @type {import("./renewals.mjs").PretendMri} */
let mri;
before(async () => {
  mri = await pretendMri(home, ...portfolio(5, "--quota", "2500/300s", "--latency", "150"));
  await renewals(home, ...mri.add);
  window = await Window.open({ home });
});
after(async () => {
  await window?.close();
  await mri?.stop();
});

const calls = () => readFileSync(log, "utf8").trim().split("\n").length;
const runs = async () => JSON.parse(await renewals(home, "runs", "--json"));
const done = async () =>
  Number(/^(\d+) of \d+ calls/.exec((await window.text("progress-calls")) ?? "")?.[1] ?? 0);
/** MRI's data moves on: the same properties with so many leases each, at the same address. @param {number} leases */
const becomes = async (leases) => {
  await mri.stop();
  mri = await pretendMri(home, ...portfolio(leases, "--quota", "2500/300s", "--port", String(mri.port)));
};
/** Everything is stale from now on, and the window has noticed. */
const stale = async () => {
  const all = ["leases", "emea", "options", "charges", "notes", "delinquencies", "budget"];
  await renewals(home, "client", "set", "sandbox", ...all.flatMap((one) => ["--fresh", `${one}=0`]));
};

test("a plan says what a sync would ask and when it would be done", async () => {
  await window.pressWithControl("5");
  await window.says("plan", /80 calls, done by .*; the list in \d+ s \(estimates\)/);
  await window.pictures("sync-plan");
});

test("a paused run asks nothing, and goes on where it was", async () => {
  await window.press(Key.F9);
  await until("some calls are done", async () => (await done()) >= 4);
  await window.click("pause");
  await window.says("client-sync", /Paused/);
  // What was under way has come in when the command line, too, sees nothing move between two looks.
  let before = -1;
  await until("calls under way have ended", async () => {
    await renewals(home, "runs", "--json");
    const now = calls();
    const still = now === before;
    before = now;
    return still;
  });
  await window.pictures("sync-paused");
  assert.equal(calls(), before, "nothing is asked while pictures are taken");
  await window.click("resume");
  await window.says("client-sync", /Running/);
  await until("it goes on", async () => calls() > before);
});

test("killed with the window, the run goes on when the window opens again", async () => {
  const [{ id }] = await runs();
  await window.close({ keep: true });
  const before = calls();
  window = await Window.open({ home });
  await until("the run is over", async () => (await runs())[0].status === "completed", 60_000);
  const all = await runs();
  assert.deepEqual([all.length, all[0].id], [1, id], "it is the same run");
  assert.equal((await list(home)).length, 50);
  assert.ok(calls() > before && calls() <= 80 + 4, `${calls()} calls: only those under way were made again`);
});

test("a run stopped half-way can be gone on with, or left", async () => {
  await stale();
  await window.pressWithControl("5");
  await window.press(Key.F9);
  await until("some calls are done", async () => (await done()) >= 4);
  await window.click("cancel");
  await window.says("half-way", /A run stopped half-way/);
  await window.pictures("sync-half-way");
  await window.click("go-on");
  await until("it has gone on to its end", async () => (await runs())[0].status === "completed", 60_000);
  assert.equal((await runs()).length, 2);
});

test("what moved in MRI is told lease by lease", async () => {
  await becomes(6);
  await window.press(Key.F9);
  await until(
    "a third run is over",
    async () => (await runs())[0].status === "completed" && (await runs()).length === 3,
    60_000,
  );
  await window.click("nav-changes");
  await window.says("changes", /\d+ changes in \d+ properties/);
  await window.pictures("sync-changes");
  const told = JSON.parse(await renewals(home, "runs", (await runs())[0].id, "--changes", "--json"));
  assert.ok(
    told.some((one) => one.kind === "new"),
    "a sixth lease is new in every property",
  );
});

test("an answer that would take away more than half waits for a word", async () => {
  await becomes(2);
  await window.pressWithControl("5");
  await window.click("tab-now");
  await window.press(Key.F9);
  await window.says("held-answers", /10 answers wait for your word/, 60_000);
  await until("the run is over", async () => (await runs())[0].status === "completed", 60_000);
  assert.equal((await list(home)).length, 60, "nothing is taken away yet");
  await window.pictures("sync-held");
  await window.click('[aria-label^="Take the answer for 000002"]');
  await window.click("//button[starts-with(normalize-space(.), 'Take the 2')]");
  await window.says("held-answers", /9 answers wait/);
  await until(
    "the leases are gone",
    async () => (await list(home, "--filter", "property:000002")).length === 2,
  );
});

test("the history opens a run into what it did, and figures add runs up", async () => {
  await window.click("tab-history");
  await window.says("history", /Completed|Done/);
  await window.click(".run-toggle");
  await window.says("run-opened", /Leases/);
  await window.pictures("sync-history");
  await window.click("tab-figures");
  await window.says("figures", /Calls/);
  await until("the charts are drawn", () =>
    window.script("return document.querySelectorAll('[data-testid=figures] svg').length > 2"),
  );
  await window.pictures("sync-figures");
});

test("a schedule is set with its next starts before the eye, and the status tells the next", async () => {
  await window.pressWithControl("6");
  await window.click("open-sync-settings");
  await window.says("sync-settings", /Call limit/);
  await window.pictures("sync-settings");
  await window.click("//label[contains(., 'By a schedule')]");
  await window.says("next-starts", /\d/);
  await window.pictures("sync-settings-schedule");
  await window.click("save-sync-settings");
  const { settings } = JSON.parse(await renewals(home, "client", "show", "sandbox", "--json"));
  assert.equal(settings.schedule.enabled, true);
  await window.pressWithControl("5");
  await window.click("tab-now");
  await window.says("client-sync", /Next by schedule/);
});

test("one lease is refreshed from its page, for seven calls", async () => {
  await window.pressWithControl("2");
  await window.click("grid-row");
  await window.press(Key.ENTER);
  await window.says("refresh-lease", /7 calls/);
  const before = calls();
  await window.click("refresh-lease");
  await until("the calls are made", () => calls() === before + 7);
  await window.pictures("detail-refreshed");
});
