// A sync that is watched through a reload, cancelled, and run into faults.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { list, pretendMri, renewals } from "./renewals.mjs";
import { freshHome } from "./surroundings.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const PORTFOLIO = ["--properties", "10", "--quota", "2500/300s", "--latency", "20"];
const FAULTS = ["000003:*:500", "000007:notes:401", "000009:*:blank"].flatMap((fault) => ["--fault", fault]);
const home = freshHome();
/** @type {Window} */
let window;
/** @type {import("./renewals.mjs").PretendMri} */
let mri;
before(async () => {
  mri = await pretendMri(home, ...PORTFOLIO, ...FAULTS);
  await renewals(home, ...mri.add);
  window = await Window.open({ home });
});
after(async () => {
  await window?.close();
  await mri?.stop();
});

const callsDone = async () =>
  Number(/^(\d+) of \d+ calls/.exec((await window.text("progress-calls")) ?? "")?.[1] ?? 0);

test("a window that is loaded anew in the middle of a sync shows how far it is", async () => {
  await window.says("action", /No renewals here yet/);
  await window.picture("action-empty-1280");
  await window.pressWithControl("2");
  await window.says(".frame main .list", /No renewals here yet/);
  await window.picture("renewals-empty-1280");
  await window.press(Key.F9);
  await window.pressWithControl("5");
  const before = await until("some calls are done", callsDone);
  await window.driver.navigate().refresh();
  await until("the page is drawn", () => window.has("nav-sync"));
  await window.pressWithControl("5");
  const after = await until("the progress is shown again", callsDone);
  assert.ok(after >= before, `${before} calls before, ${after} after`);
  await window.says("client-sync", /Running/);
});

test("cancelled, it stops within a second and keeps what came", async () => {
  await until("a property is listed", async () => (await list(home)).length > 0);
  // Both instants are taken in the page, so that the driver's own slowness is not counted.
  await window.script(`
    const seen = (window.cancelTimes = {});
    const box = document.querySelector("[data-testid=client-sync]");
    document.querySelector("[data-testid=cancel]").addEventListener("pointerup", () => { seen.from = performance.now(); }, { once: true });
    new MutationObserver(() => { if (/Cancelled/.test(box.innerText)) seen.to ??= performance.now(); })
      .observe(box, { childList: true, subtree: true, characterData: true });`);
  await window.click("cancel");
  await window.says("client-sync", /Cancelled/);
  const { from, to } = await until("both instants are known", () =>
    window.script("return window.cancelTimes.to && window.cancelTimes"),
  );
  assert.ok(to - from < 1000, `it took ${to - from} ms`);
  const kept = await list(home);
  assert.ok(kept.length > 0 && kept.length % 5 === 0);
  await window.picture("sync-cancelled-1280");
  await window.pressWithControl("2");
  await window.says("footer", new RegExp(`of ${kept.length} renewals`));
});

test("what failed is listed in words, and everything else has come", async () => {
  await window.press(Key.F9);
  await window.pressWithControl("5");
  await window.says("client-sync", /Done with failures/, 90_000);
  const failures = await window.says("failures", /\d+ datasets did not sync; the earlier rows are kept/);
  assert.match(failures, /000003[\s\S]*MRI had an error|000003[\s\S]*MRI is busy/);
  assert.match(failures, /000009[\s\S]*MRI sent an empty page/);
  await window.says("refused-apis", /The key may not use this API: Notes \(1 property\)/);
  await window.pictures("sync-failures");
  const properties = new Set((await list(home)).map((one) => one.propertyId));
  assert.equal(properties.size, 8, "every property but the two that never answered");
});

test("once MRI is well again, what failed is asked for again from the list of failures", async () => {
  await mri.stop();
  mri = await pretendMri(home, ...PORTFOLIO, "--port", String(mri.port));
  await window.click('[aria-label="Try 000003 again"]');
  await until(
    "000003 has come",
    async () => (await list(home, "--filter", "property:000003")).length === 5,
    30_000,
  );
  await until("the list has only what still fails", async () => {
    const failures = await window.text("failures");
    return failures !== null && !failures.includes("000003") && failures.includes("000009");
  });
  await window.pictures("sync-retried");
});
