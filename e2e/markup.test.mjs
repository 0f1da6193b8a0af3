// Markup in a tenant's name and in a note is text. What MRI says is spoilt on its way, since the pretend one is polite.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { pretendMri, renewals } from "./renewals.mjs";
import { freshHome } from "./surroundings.mjs";
import { until } from "./until.mjs";
import { Key, Window } from "./window.mjs";

const NAME = "<img src=x onerror=alert(1)><b>Bold & Co</b>";
const NOTE = "</p><script>document.title='owned'</script><iframe src=javascript:alert(1)>";
const home = freshHome();
/** @type {Window} */
let window;
/** @type {import("./renewals.mjs").PretendMri} */
let mri;
/** @type {import("node:http").Server} */
let proxy;
before(async () => {
  mri = await pretendMri(home, "--properties", "1");
  proxy = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? "/", mri.url), {
      headers: { authorization: request.headers.authorization ?? "" },
    });
    const body = (await answer.text())
      .replace(/"OccupantName":"(?:[^"\\]|\\.)*"/g, `"OccupantName":${JSON.stringify(NAME)}`)
      .replace(/"NoteText":"(?:[^"\\]|\\.)*"/g, `"NoteText":${JSON.stringify(NOTE)}`);
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
});
after(async () => {
  await window?.close();
  proxy?.close();
  await mri?.stop();
});

test("a name and a note of markup are shown letter by letter, and nothing of them runs", async () => {
  await window.pressWithControl("2");
  await until("the name is in the list", async () =>
    (await window.text("[data-column=occupantName]"))?.includes(NAME),
  );
  await (await window.find("grid")).sendKeys(Key.HOME, Key.ENTER);
  const detail = await window.says("detail", /Where this comes from/);
  assert.ok(detail.includes(NAME), detail);
  await until("a lease with the note is opened", async () => {
    if ((await window.text("detail"))?.includes(NOTE)) return true;
    await window.press(Key.ARROW_DOWN);
    return false;
  });
  assert.equal(
    await window.script(
      "return document.querySelectorAll('main img, main b, main iframe, main script').length",
    ),
    0,
  );
  assert.notEqual(await window.driver.getTitle(), "owned");
  await assert.rejects(window.driver.switchTo().alert());
});
