// The built page under the window's own content security policy and frozen prototype: every screen is visited, and nothing
// it does is refused.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";

const configFile = fileURLToPath(new URL("../vite.config.ts", import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), "renewal-desk-page-"));
let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  await build({ configFile, logLevel: "error", build: { outDir } });
  server = await preview({ configFile, logLevel: "error", build: { outDir }, preview: { port: 0 } });
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(outDir, { recursive: true, force: true });
});

async function open(query: string): Promise<{ page: Page; refused: string[] }> {
  const page = await browser.newPage();
  // As the window's freezePrototype does.
  await page.addInitScript("Object.freeze(Object.prototype)");
  const refused: string[] = [];
  page.on(
    "console",
    (message) => /Content.Security.Policy/i.test(message.text()) && refused.push(message.text()),
  );
  page.on("pageerror", (error) => refused.push(error.message));
  const answer = await page.goto(`${server.resolvedUrls?.local[0]}${query}`);
  expect(answer?.headers()["content-security-policy"]).toContain("style-src 'self'");
  return { page, refused };
}

test("first run", async () => {
  const { page, refused } = await open("");
  await page.getByTestId("connect").click();
  await page.getByTestId("test-connection").click();
  await page.getByTestId("quota-own").click();
  expect(refused).toEqual([]);
});

test("needs action, palette, inbox, menu", async () => {
  const { page, refused } = await open("?start=filled");
  await page.getByTestId("queue-row").nth(3).waitFor();
  await page.getByTestId("queue").press("End");
  await page.keyboard.press("Control+k");
  await page.getByRole("searchbox").waitFor();
  await page.keyboard.type("dental");
  await page.getByRole("option", { name: "Dental" }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByTestId("inbox").click();
  await page.getByTestId("read-all").click();
  await page.keyboard.press("Escape");
  await page.getByTestId("menu").click();
  await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await page.getByTestId("shortcuts").waitFor();
  expect(refused).toEqual([]);
});

test("a key that is pressed at once reaches a part that is still on its way", async () => {
  const { page } = await open("?start=filled");
  await page.getByTestId("queue-row").first().waitFor();
  await page.keyboard.press("Control+f");
  await page.waitForFunction(() => document.activeElement?.matches("[data-testid=search]"));
});

test("renewals, lease, menus, dialogs, sync, settings", async () => {
  const { page, refused } = await open("?start=filled");
  await page.getByTestId("nav-renewals").click();
  await page.getByTestId("grid-row").nth(3).dblclick();
  await page.getByRole("separator").press("ArrowLeft");
  await page.getByTestId("grid").press("End");
  for (const filter of [
    "filter-property",
    "filter-due",
    "filter-stage",
    "filter-more",
    "columns",
    "group",
    "export",
  ]) {
    await page.getByTestId(filter).click();
    await page.keyboard.press("Escape");
  }
  await page.getByTestId("nav-sync").click();
  for (const tab of ["data", "history", "figures"]) await page.getByTestId(`tab-${tab}`).click();
  await page.locator(".recharts-bar-rectangle path").first().hover();
  await page.locator(".chart-hover").first().waitFor();
  // Afterwards, since charts are drawn anew while a run goes on.
  await page.keyboard.press("F9");
  await page.getByTestId("tab-now").click();
  await page.getByTestId("progress").waitFor();
  await page.getByTestId("nav-settings").click();
  await page.getByTestId("open-sync-settings").click();
  await page.getByText("By a schedule").click();
  await page.getByTestId("select-kind").click();
  await page.keyboard.press("Escape");
  await page.getByTestId("field-timeZone").fill("Europe/Lond");
  await page.getByRole("option", { name: "Europe/London" }).click();
  await page.getByTestId("save-sync-settings").click();
  for (const part of ["stages", "you", "reminders", "startup", "data", "about", "appearance"])
    await page.getByTestId(`settings-${part}`).click();
  await page.getByTestId("theme-dark").click();
  await page.getByTestId("settings-clients").click();
  await page.getByRole("button", { name: "Remove Sample portfolio" }).click();
  await page.getByRole("alertdialog").waitFor();
  expect(refused).toEqual([]);
});

test("overview, its charts, changes", async () => {
  const { page, refused } = await open("?start=filled&past=12");
  await page.getByTestId("nav-overview").click();
  const month = page.locator(".overview-months .recharts-bar-rectangle path").first();
  await month.hover();
  await page.getByText("Click to list them").waitFor();
  await month.click();
  await page.getByRole("heading", { name: "Renewals" }).waitFor();
  await page.getByTestId("nav-changes").click();
  await page.getByTestId("mark-seen").click();
  await page.getByText("13 changes marked as seen").waitFor();
  expect(refused).toEqual([]);
});
