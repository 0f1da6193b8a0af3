// axe-core over every screen, in light and in dark.
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../test/mount";
import type { FakeOptions } from "../ipc/fake";

type Screen = FakeOptions & { go: () => Promise<unknown>; but?: string[] };
const rows = () => page.getByTestId("grid-row");
const syncTab = async (name: string) => {
  await page.getByTestId("nav-sync").click();
  await page.getByTestId(`tab-${name}`).click();
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
  renewals: { filled: true, go: () => expect.element(rows().first()).toBeVisible() },
  lease: {
    filled: true,
    go: async () => {
      await page.getByTestId("search").fill("property:006146");
      await rows().first().click();
      await expect.element(page.getByTestId("dataset-notes")).toBeInTheDocument();
    },
  },
  "nothing matches": { filled: true, go: () => page.getByTestId("search").fill("zzzz") },
  // The search box holds the focus and moves through the list below it, which is therefore no stop of its own.
  properties: {
    filled: true,
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
  shortcuts: {
    filled: true,
    go: async () => {
      await expect.element(rows().first()).toBeVisible();
      await userEvent.keyboard("{Shift>}?{/Shift}");
      await expect.element(page.getByRole("dialog")).toBeVisible();
    },
  },
};

describe.each(["light", "dark"])("%s", (theme) => {
  test.each(Object.entries(screens))("%s", async (_name, { go, but = [], ...options }) => {
    document.documentElement.dataset.theme = theme;
    mountApp(options);
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
