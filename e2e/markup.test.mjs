// Sixty payloads of markup, in whatever can hold text: MRI's names and notes, and the staff's own notes, owners, next steps, tags
// and names of views. Each is shown letter by letter, and nothing of it runs. What MRI says is spoilt on its way, since the
// pretend one is polite; what the staff say comes in through the window's own commands.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { counts, toColumn, toRow } from "./grid.mjs";
import { payloads } from "./payloads.mjs";
import { list, pretendMri, renewals } from "./renewals.mjs";
import { freshHome } from "./surroundings.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const NAME = "<img src=x onerror=owned=true><b>Bold & Co</b>";
const home = freshHome();
/** @type {Window} */
let window;
/** @type {import("./renewals.mjs").PretendMri} */
let mri;
/** @type {import("node:http").Server} */
let proxy;
before(async () => {
  mri = await pretendMri(home, "--properties", "3", "--leases", "12", "--quota", "2500/300s");
  let notes = 0;
  proxy = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? "/", mri.url), {
      headers: { authorization: request.headers.authorization ?? "" },
    });
    const body = (await answer.text())
      .replace(/"OccupantName":"(?:[^"\\]|\\.)*"/g, () => `"OccupantName":${JSON.stringify(NAME)}`)
      .replace(
        /"NoteText":"(?:[^"\\]|\\.)*"/g,
        () => `"NoteText":${JSON.stringify(payloads[notes++ % payloads.length])}`,
      );
    response
      .writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" })
      .end(body);
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (proxy.address());
  const url = new URL(mri.url);
  url.port = String(port);
  await renewals(home, ...mri.add.map((part) => (part === mri.url ? url.href : part)));
  await renewals(home, "sync");
  window = await Window.open({ home });
  await window.pressWithControl("2");
  await window.find("grid-row");
  await window.click('[aria-label^="Remove filter"]');
  await counts(window, (await list(home)).length, (await list(home)).length);
});
after(async () => {
  await window?.close();
  proxy?.close();
  await mri?.stop();
});

/** A command of the program, as the page gives it. @param {string} command @param {object} given */
const tell = (command, given) =>
  window.script("return window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1])", command, given);

/** @param {any} renewal */
const keyOf = ({ clientId, propertyId, leaseId }) => ({ clientId, propertyId, leaseId });

/** What all elements of a kind say, to the letter. @param {string} what a selector @returns {Promise<string[]>} */
const texts = (what) =>
  window.script("return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", what);

/** Waits until each is the whole text of an element of the kind. @param {string[]} wanted @param {string} what */
async function shown(wanted, what) {
  let missing = wanted;
  await until(
    () => `${what} say ${JSON.stringify(missing)}`,
    async () => {
      const said = new Set(await texts(what));
      missing = wanted.filter((text) => !said.has(text));
      return missing.length === 0;
    },
  );
}

/** No payload has become an element, and none has run. */
async function nothingRan() {
  const made =
    "script:not([src^='/']), img, iframe, object, embed, marquee, math, video, audio, base, b, i, a[href], link:not([rel=stylesheet][href^='/']):not([rel^=module]):not([rel=icon])";
  assert.deepEqual(
    await window.script(
      "return [...document.querySelectorAll(arguments[0])].filter((one) => one.closest('#root, .popover, .veil')).map((one) => one.outerHTML)",
      made,
    ),
    [],
  );
  assert.equal(await window.script("return typeof owned"), "undefined");
  await assert.rejects(window.driver.switchTo().alert());
}

test("names and all sixty notes of MRI's are shown letter by letter", async () => {
  await until("the name is in the list", async () =>
    (await window.text("[data-column=occupantName]"))?.includes(NAME),
  );
  await toRow(window, 0);
  await window.press(Key.SPACE);
  const seen = new Set();
  let last = "";
  await until(
    () => `all notes were seen; missing: ${payloads.filter((one) => !seen.has(one)).join(" ")}`,
    async () => {
      const lease = await window.says("detail", /lease \d+[\s\S]*Where this comes from/);
      assert.ok(lease.includes(NAME), lease);
      const at = `${/\d{6} · suite/.exec(lease)} ${/lease \d+/.exec(lease)}`;
      if (at === last) return false;
      last = at;
      for (const more of await window.driver.findElements({
        xpath: "//button[starts-with(., 'Show all') and contains(., 'note')]",
      }))
        await more.click();
      for (const text of await texts("[data-testid=mri-note] .note-text")) seen.add(text);
      await window.press(Key.ARROW_DOWN);
      return payloads.every((one) => seen.has(one));
    },
    120_000,
  );
  await nothingRan();
  await window.press(Key.ESCAPE);
  await until("the lease is closed", async () => !(await window.has("detail")));
});

test("sixty notes of one's own, one of them typed", async () => {
  const [lease] = await list(home);
  await toRow(window, 0);
  await window.press(Key.ENTER);
  await window.says("detail", new RegExp(`${lease.propertyId}[\\s\\S]*lease ${lease.leaseId}`));
  await window.fill("note-new", payloads[0]);
  await window.pressWithControl(Key.ENTER);
  await shown([payloads[0]], "[data-testid=own-note] .note-text");
  for (const text of payloads.slice(1)) await tell("add_own_note", { lease: keyOf(lease), text });
  await until("they have come", async () => {
    const [, count] = /Show all (\d+) notes/.exec((await window.text("detail")) ?? "") ?? [];
    return Number(count) >= payloads.length;
  });
  await window.click("//button[starts-with(., 'Show all') and contains(., 'note')]");
  await shown(payloads, "[data-testid=own-note] .note-text");
  await nothingRan();
  await window.picture("markup-notes-1280");
  await window.press(Key.ESCAPE);
});

test("owners, next steps and tags, in the list, in its groups, in the queue, in menus and on the lease", async () => {
  const leases = await list(home);
  const [first] = leases;
  const tags = payloads.filter((text) => text.length <= 40 && !/[",]/.test(text));
  const owners = payloads.filter((text) => !/[",]/.test(text));
  // As many as there are leases; what is left over goes round on the first.
  for (const [at, text] of payloads.entries())
    await tell("edit_follow_ups", {
      target: { type: "leases", leases: [keyOf(leases[at % leases.length])] },
      edit: {
        owner: { to: owners[at % owners.length] },
        nextStep: { to: text },
        addTags: tags.slice(at, at + 1),
      },
    });
  const now = await list(home);
  await window.click("columns");
  await window.click("show-tags");
  await window.press(Key.ESCAPE);
  await toRow(window, 0);
  const top = now.slice(0, 8);
  await toColumn(window, "owner");
  await shown(
    top.flatMap(({ followUp }) => (followUp ? [followUp.owner] : [])),
    "[data-testid=grid-row] [data-column=owner] span",
  );
  await toColumn(window, "nextStep");
  await shown(
    top.flatMap(({ followUp }) => (followUp ? [followUp.nextStep] : [])),
    "[data-testid=grid-row] [data-column=nextStep] span",
  );
  await toColumn(window, "tags");
  await shown(
    top.flatMap(({ followUp }) => (followUp?.tags.length ? [followUp.tags.join(", ")] : [])),
    "[data-testid=grid-row] [data-column=tags] span",
  );
  await nothingRan();

  await window.click("filter-owner");
  await shown([now[0].followUp.owner], ".pick-name");
  await nothingRan();
  await window.dismiss();
  await window.click("group");
  await window.click("choose-owner");
  await until("groups are headed by owners", async () => {
    const heads = await texts("[data-testid=grid-group] strong");
    return heads.length > 0 && heads.every((head) => payloads.includes(head) || head === "No owner");
  });
  await nothingRan();
  await window.click("group");
  await window.click("choose-none");

  await toRow(window, 0);
  await window.press(Key.ENTER);
  const [{ followUp }] = now;
  await until(
    "its field holds the owner",
    async () => (await window.value("follow-up-owner")) === followUp.owner,
  );
  assert.equal(await window.value("follow-up-next-step"), followUp.nextStep);
  await window.click(".follow-up-log summary");
  await until("the log tells it", async () =>
    (await texts(".follow-up-log")).join().includes(`→ ${followUp.owner}`),
  );
  await nothingRan();
  await window.press(Key.ESCAPE);

  await tell("edit_follow_ups", {
    target: { type: "leases", leases: [keyOf(first)] },
    edit: { followUpOn: { to: "2026-11-20" } },
  });
  await window.pressWithControl("1");
  await until("the queue holds its owner and step", async () => {
    const queue = (await texts("[data-testid=queue-row]")).join("\n");
    return queue.includes(followUp.owner) && queue.includes(followUp.nextStep);
  });
  await nothingRan();
});

test("names of views, in the menu, on the button, in the palette and in messages", async () => {
  await window.pressWithControl("2");
  await window.click("view");
  await window.click("view-save-as");
  await window.fill("field-view-name", payloads[13]);
  await window.click("save-name");
  await window.says("toasts", /Saved/);
  await until("the button is called that", async () => (await window.text(".view-name")) === payloads[13]);
  assert.ok((await texts(".toast strong")).includes(`Saved “${payloads[13]}”`));
  for (const name of payloads.filter((one) => one !== payloads[13] && one.length <= 60))
    await tell("save_view", { id: null, name, definition: {} });
  await window.click("view");
  await until("all are listed", async () => {
    const menu = (await texts("[data-testid=view-choice]")).map((text) => text.replace(/, shown now$/, ""));
    return payloads.filter((one) => one.length <= 60).every((name) => menu.includes(name));
  });
  await nothingRan();
  await window.picture("markup-views-1280");
  await window.dismiss();
  await window.pressWithControl("k");
  await window.press(..."img src");
  await shown([payloads[13]], ".palette-title");
  await nothingRan();
  await window.dismiss();
});
