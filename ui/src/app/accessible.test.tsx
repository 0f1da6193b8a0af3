// axe-core over every screen, in light and in dark.
import { QueryClientProvider } from "@tanstack/react-query";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mount, mountApp } from "../../test/mount";
import { BulkEdit } from "../features/renewals/follow-up/bulk-edit";
import type { FakeOptions } from "../ipc/fake";
import { newQueryClient } from "../ipc/queries";
import type { Section } from "./section";

type Screen = FakeOptions & { at?: Section; go: () => Promise<unknown>; but?: string[] };
const rows = () => page.getByTestId("grid-row");
const syncTab = async (name: string) => {
  await page.getByTestId("nav-sync").click();
  await page.getByTestId(`tab-${name}`).click();
};

const settingsPart = async (part: string) => {
  await page.getByTestId("nav-settings").click();
  await page.getByTestId(`settings-${part}`).click();
  await expect.element(page.getByText("Loading…")).not.toBeInTheDocument();
};

const screens: Record<string, Screen> = {
  welcome: { filled: false, go: () => expect.element(page.getByTestId("welcome")).toBeVisible() },
  connect: {
    filled: false,
    go: async () => {
      await page.getByTestId("connect").click();
      await page.getByTestId("save-client").click();
    },
  },
  "first data on its way": { filled: false, go: () => page.getByTestId("start-sample").click() },
  "needs action": {
    filled: true,
    worked: true,
    go: () => expect.element(page.getByTestId("queue-row").first()).toBeVisible(),
  },
  palette: {
    filled: true,
    go: async () => {
      await page.getByTestId("open-palette").click();
      await userEvent.keyboard("sync");
      await expect.element(page.getByRole("option", { name: /Sync all/ })).toBeVisible();
    },
    but: ["scrollable-region-focusable"],
  },
  menu: {
    filled: true,
    go: async () => {
      await page.getByTestId("menu").click();
      await expect.element(page.getByRole("menuitem", { name: /Export/ })).toBeVisible();
    },
  },
  inbox: {
    filled: true,
    worked: true,
    go: async () => {
      await page.getByTestId("inbox").click();
      await expect.element(page.getByRole("grid", { name: "Reminders" })).toBeVisible();
    },
  },
  renewals: { filled: true, at: "renewals", go: () => expect.element(rows().first()).toBeVisible() },
  lease: {
    filled: true,
    at: "renewals",
    go: async () => {
      await page.getByTestId("search").fill("property:006146");
      await rows().first().dblClick();
      await expect.element(page.getByTestId("dataset-notes")).toBeInTheDocument();
    },
  },
  "lease page": {
    filled: true,
    worked: true,
    at: "renewals",
    go: async () => {
      await page.getByTestId("search").fill("has:option due:90..400d balance:>6000");
      await rows().nth(3).dblClick();
      await page.getByTestId("lease-page").click();
      for (const table of document.querySelectorAll("details")) table.open = true;
      await expect.element(page.getByTestId("dataset-notes")).toBeInTheDocument();
    },
  },
  "bulk edit": {
    filled: true,
    go: async () => {
      const target = { type: "filter" as const, filter: "kind:residential" };
      mount(
        <QueryClientProvider client={newQueryClient()}>
          <BulkEdit target={target} count={41} onClose={() => undefined} />
        </QueryClientProvider>,
      );
      await page.getByTestId("bulk-next-step").fill("Call");
      await expect.element(page.getByTestId("bulk-apply")).toBeEnabled();
      // Halfway from grey to blue nothing could be read.
      await Promise.all(document.getAnimations().map(({ finished }) => finished));
    },
  },
  "nothing matches": { filled: true, at: "renewals", go: () => page.getByTestId("search").fill("zzzz") },
  // The search box holds the focus and moves through the list below it, which is therefore no stop of its own.
  properties: {
    filled: true,
    at: "renewals",
    go: () => page.getByTestId("filter-property").click(),
    but: ["scrollable-region-focusable"],
  },
  sync: { filled: true, go: () => page.getByTestId("nav-sync").click() },
  "sync of three clients": {
    filled: true,
    clients: 3,
    scenes: ["mixed", "shrunk", "drift", "surprise"],
    go: () => page.getByTestId("nav-sync").click(),
  },
  "sync that holds": { filled: true, scenes: ["outage"], go: () => page.getByTestId("nav-sync").click() },
  "sync that stopped": { filled: true, scenes: ["halfway"], go: () => page.getByTestId("nav-sync").click() },
  "sync: the data's age": {
    filled: true,
    clients: 2,
    scenes: ["aged", "listed"],
    go: async () => {
      await syncTab("data");
      await expect.element(rows().first()).toBeVisible();
      await page.getByText("Failed", { exact: true }).first().click();
      await expect.element(page.getByTestId("fresh-panel")).toBeVisible();
    },
  },
  "sync: no such property": {
    filled: true,
    go: async () => {
      await syncTab("data");
      await page.getByTestId("find-property").fill("zzzz");
      await expect.element(page.getByRole("heading", { name: "No such property" })).toBeVisible();
    },
  },
  "a question before answers are taken": {
    filled: true,
    scenes: ["shrunk"],
    go: async () => {
      await page.getByTestId("nav-sync").click();
      await page.getByRole("button", { name: "Take the answer for 006152" }).click();
      await expect.element(page.getByRole("alertdialog")).toBeVisible();
    },
  },
  overview: {
    filled: true,
    clients: 3,
    past: 9,
    go: async () => {
      await page.getByTestId("nav-overview").click();
      await page.getByText("As a table").first().click();
      await page.getByRole("radio", { name: "By property" }).click();
    },
  },
  "overview before the first sync": {
    filled: false,
    go: async () => {
      await page.getByTestId("start-sample").click();
      await page.getByTestId("nav-overview").click();
      await expect.element(page.getByText("The first renewals are on their way")).toBeVisible();
    },
  },
  changes: {
    filled: true,
    clients: 3,
    past: 9,
    go: async () => {
      await page.getByTestId("nav-changes").click();
      await expect.element(page.getByRole("group", { name: "Kinds of change" })).toBeVisible();
    },
  },
  history: {
    filled: true,
    clients: 3,
    past: 9,
    go: async () => {
      await syncTab("history");
      await page.getByTestId("history").getByRole("button").first().click();
      await page.getByTestId("outcomes").getByRole("button", { name: "006167" }).click();
    },
  },
  figures: {
    filled: true,
    clients: 3,
    past: 40,
    go: async () => {
      await syncTab("figures");
      await page.getByText("As a table").first().click();
    },
  },
  "sync settings": {
    filled: true,
    clients: 2,
    go: async () => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("open-sync-settings").nth(1).click();
      await page.getByTestId("field-timeZone").fill("Atlantis");
      await expect.element(page.getByText("No such time zone")).toBeVisible();
    },
  },
  settings: { filled: true, go: () => page.getByTestId("nav-settings").click() },
  ...Object.fromEntries(
    ["stages", "you", "reminders", "appearance", "startup", "data", "about"].map((part) => [
      `settings: ${part}`,
      { filled: true, past: 9, go: () => settingsPart(part) },
    ]),
  ),
  "settings: a client": {
    filled: true,
    clients: 2,
    go: async () => {
      await page.getByTestId("nav-settings").click();
      await page.getByTestId("edit-client").nth(1).click();
      await page.getByText("Paste a list").click();
      await page.getByTestId("field-paste").fill("!!");
      await page.getByText("Advanced").click();
      await page.getByTestId("test-edit").click();
      await expect.element(page.getByTestId("test-result")).toBeVisible();
    },
  },
  "settings: before everything is forgotten": {
    filled: true,
    go: async () => {
      await settingsPart("data");
      await page.getByTestId("forget").click();
      await expect.element(page.getByRole("alertdialog")).toBeVisible();
    },
  },
  "settings: what was copied": {
    filled: true,
    go: async () => {
      await settingsPart("about");
      await page.getByTestId("copy-diagnostics").click();
      await expect.element(page.getByTestId("diagnostics")).toBeVisible();
    },
  },
  shortcuts: {
    filled: true,
    at: "renewals",
    go: async () => {
      await expect.element(rows().first()).toBeVisible();
      await userEvent.keyboard("{Shift>}?{/Shift}");
      await expect.element(page.getByRole("dialog")).toBeVisible();
    },
  },
};

describe.each(["light", "dark"])("%s", (theme) => {
  test.each(Object.entries(screens))("%s", async (_name, { at, go, but = [], ...options }) => {
    document.documentElement.dataset.theme = theme;
    mountApp(options, at);
    await go();
    // What floats above the page (a menu, a dialog) belongs to no landmark of it.
    const off = Object.fromEntries(["region", ...but].map((rule) => [rule, { enabled: false }]));
    const { violations } = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
      rules: off,
    });
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary ?? ""}`).join("\n  ")}`,
    );
    expect(found).toEqual([]);
  });
});
