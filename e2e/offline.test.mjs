// The network is cut: this file starts itself anew in a network of its own, where there is nothing but an empty loopback
// (the driver talks to the window over it). Everything but Sync works.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { saveAs } from "./dialog.mjs";
import { readCsv } from "./files.mjs";
import { counts, narrow, toRow } from "./grid.mjs";
import { list, pretendMri, renewals } from "./renewals.mjs";
import { freshHome } from "./surroundings.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const cutOff = process.env.RENEWAL_DESK_E2E_HOME;
if (cutOff === undefined) test("with the network cut, everything but Sync works", withoutNetwork);
else inside(cutOff);

/** Fills a data folder while there is a network, then goes on without one. */
async function withoutNetwork() {
  const home = freshHome();
  const mri = await pretendMri(home, "--properties", "4", "--residential", "1");
  await renewals(home, ...mri.add);
  // Its address is a name that nobody can look up here.
  const unreachable = mri.add.map((part) =>
    part === "sandbox"
      ? "elsewhere"
      : part === mri.url
        ? "https://mri.example.com/mriapiservices/api.asp"
        : part,
  );
  await renewals(home, "sync", "--client", "sandbox");
  await renewals(home, ...unreachable);
  await mri.stop();
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const root = process.getuid?.() === 0 ? [] : ["--map-root-user"];
  const again = `ip link set lo up && exec "${process.execPath}" --test-reporter=spec "${fileURLToPath(import.meta.url)}"`;
  try {
    execFileSync("unshare", [...root, "--net", "sh", "-c", again], {
      env: { ...env, RENEWAL_DESK_E2E_HOME: home },
      encoding: "utf8",
    });
  } catch (error) {
    throw new Error(/** @type {{ stdout?: string }} */ (error).stdout || String(error));
  }
}

/** @param {string} home */
function inside(home) {
  /** @type {Window} */
  let window;
  before(async () => {
    window = await Window.open({ home });
  });
  after(() => window?.close());

  test("nothing can be reached", async () => {
    await assert.rejects(fetch("https://1.1.1.1"));
  });

  test("the list, its filters and a lease are there", async () => {
    await window.pressWithControl("2");
    const shown = await list(home, "--filter", "due:<24mo");
    await counts(window, shown.length, 20);
    await narrow(window, "has", "option");
    const withOption = await list(home, "--filter", "due:<24mo has:option");
    await counts(window, withOption.length, 20);
    await toRow(window, 0);
    await window.press(Key.ENTER);
    await window.says("detail", new RegExp(`${withOption[0].leaseId}[\\s\\S]*Where this comes from`));
    await window.press(Key.ESCAPE);
  });

  test("an export is written", async () => {
    const path = join(home, "offline.csv");
    await window.click("export");
    await window.click("export-csv");
    await saveAs("Export renewals", path);
    await window.says("toasts", /Exported/);
    assert.equal(readCsv(path).length - 1, (await list(home, "--filter", "due:<24mo has:option")).length);
  });

  test("a sync says in words why it cannot, and the old rows stay", async () => {
    await window.pressWithControl("5");
    await window.click(".page .choice");
    await window.click("sync-start");
    const pages = () =>
      window.script(
        "return [...document.querySelectorAll('[data-testid=client-sync]')].map((one) => one.innerText)",
      );
    await until(
      "both clients say why",
      async () =>
        (await pages()).every((/** @type {string} */ text) =>
          /Failed[\s\S]*(can't be reached|was not found)/.test(text),
        ),
      60_000,
    );
    await window.pictures("sync-offline");
    assert.equal((await list(home)).length, 20);
    await window.pressWithControl("2");
    await window.find("grid-row");
  });
}
