// "Connect to MRI" without ever touching the mouse.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { counts } from "./grid.mjs";
import { list, PASSWORD, pretendMri } from "./renewals.mjs";
import { freshHome } from "./surroundings.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const home = freshHome();
/** @type {Window} */
let window;
/** @type {import("./renewals.mjs").PretendMri} */
let mri;
/** @type {[field: string, typed: string][]} */
let typed;
before(async () => {
  mri = await pretendMri(home, "--properties", "3", "--residential", "1");
  window = await Window.open({ home });
  typed = [
    ["name", "Harbour portfolio"],
    ["url", mri.url],
    ["mriClientId", "C12345"],
    ["database", "SAMPLE"],
    ["user", "RENEWALS"],
    ["password", "not the password"],
    ["key", "SAMPLEKEY"],
  ];
});
after(async () => {
  await window?.close();
  await mri?.stop();
});

test("the form is filled by keys alone", async () => {
  await window.tabTo("connect");
  await window.press(Key.ENTER);
  await window.find("connect-form");
  for (const [field, text] of typed) {
    await window.tabTo(`field-${field}`);
    await window.press(...text);
  }
  await window.tabTo("secretStore-keychain");
  await window.press(Key.ARROW_DOWN);
  await window.tabTo("field-properties");
  for (const line of ["000001", "000002", "000003,,residential"]) await window.press(...line, Key.ENTER);
  await window.says("connect-form", /3 properties read/);
  await window.pictures("connect-filled");
});

test("a wrong password is said in words, and nothing that was typed is lost", async () => {
  await window.tabTo("test-connection");
  await window.press(Key.ENTER);
  await window.says("connect-form", /MRI rejected the sign-in/);
  await until("the answer is in sight", () =>
    window.script(
      "return document.querySelector('.refused').getBoundingClientRect().bottom < innerHeight - 40",
    ),
  );
  await window.pictures("connect-refused");
  for (const [field, text] of typed) assert.equal(await window.value(`field-${field}`), text);
  assert.equal(await window.value("field-properties"), "000001\n000002\n000003,,residential\n");
});

test("with the right one the test shows each API's answer and what they cost", async () => {
  await window.tabTo("field-password", { back: true });
  await window.pressWithControl("a");
  await window.press(...PASSWORD);
  await window.tabTo("test-connection");
  await window.press(Key.ENTER);
  const said = await window.says("test-result", /The test cost \d+ calls?; \d+ of 100 are left/);
  for (const api of [
    "Leases",
    "Renewal offers",
    "EMEA terms",
    "Lease options",
    "Notes",
    "Charges",
    "Arrears",
    "Budget",
  ])
    assert.match(said, new RegExp(`${api}[\\s\\S]*?(Answered|Doesn't apply)`));
  assert.doesNotMatch(said, /Failed/);
  await window.pictures("connect-tested");
});

test("saved, it is synced at once and its rows appear", async () => {
  await window.tabTo("save-client");
  await window.press(Key.ENTER);
  await window.says("last-sync", /Synced just now/, 30_000);
  await window.pressWithControl("2");
  const shown = await list(home, "--filter", "due:<24mo");
  await counts(window, shown.length, 15);
});
