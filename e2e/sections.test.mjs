// Every screen in the real window: its key, its heading, no error, axe clean, and pictures of it in light and dark in both sizes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { pretendMri, renewals } from "./renewals.mjs";
import { screens, sections } from "./screens.mjs";
import { freshHome } from "./surroundings.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const PORTFOLIO = ["--properties", "12", "--residential", "2", "--quota", "2500/300s"];
const ALL = ["leases", "emea", "options", "charges", "notes", "delinquencies", "budget"];
const themes = /** @type {const} */ (["light", "dark"]);
const sizes = /** @type {const} */ ([
  [1280, 800],
  [900, 600],
]);
const home = freshHome();
/** @type {Window} */
let window;
/** @type {import("./renewals.mjs").PretendMri} */
let mri;
before(async () => {
  mri = await pretendMri(home, ...PORTFOLIO, "--leases", "9");
  await renewals(home, ...mri.add);
  await renewals(home, "sync");
  // MRI's data moves on, so that there are changes to look at.
  await mri.stop();
  mri = await pretendMri(home, ...PORTFOLIO, "--leases", "10", "--port", String(mri.port));
  await renewals(home, "client", "set", "sandbox", ...ALL.flatMap((one) => ["--fresh", `${one}=0`]));
  window = await Window.open({ home });
  await window.press(Key.F9);
  await until(
    "what moved has come",
    async () => {
      const runs = JSON.parse(await renewals(home, "runs", "--json"));
      return runs.length === 2 && runs[0].status === "completed";
    },
    60_000,
  );
});
after(async () => {
  await window?.close();
  await mri?.stop();
});

/** @param {string} name @param {string[]} [but] */
async function look(name, but) {
  await window.picture(name);
  assert.deepEqual(await violations(window, but), [], name);
}

test("the first screen is what needs action", async () => {
  await window.says("main h1", /^Needs action$/);
});

sections.forEach((section, place) => {
  test(`Ctrl+${place + 1} opens ${section}, without an error`, async () => {
    await window.pressWithControl(String(place + 1));
    await window.says("main h1", new RegExp(`^${section}$`));
    assert.equal(await window.text("[role=alert]"), null);
    assert.equal(await window.text("[aria-current=page]").then((text) => text?.split("\n")[0]), section);
  });
});

for (const theme of themes)
  for (const [width, height] of sizes)
    test(`every screen in ${theme} colours at ${width}×${height}`, async (t) => {
      await window.resize(width, height);
      await window.wear(theme);
      await window.find("nav-action");
      for (const [name, { go, back, but }] of Object.entries(screens))
        await t.test(name, async () => {
          try {
            await go(window);
            await look(`screen-${name}-${theme}-${width}`, but);
          } finally {
            await window.dismiss();
            await back?.(window);
          }
        });
      await window.resize(1280, 800);
    });

test("the first run's screens, in an empty folder", async () => {
  // There is one window at a time.
  await window.close();
  window = await Window.open();
  for (const theme of themes)
    for (const [width, height] of sizes) {
      await window.resize(width, height);
      await window.wear(theme);
      await window.find("welcome");
      await look(`screen-welcome-${theme}-${width}`);
      await window.click("connect");
      await window.click("save-client");
      await window.says("connect-form", /\S/);
      await look(`screen-connect-${theme}-${width}`);
    }
});
