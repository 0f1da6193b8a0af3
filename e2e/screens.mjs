// Every screen of a desk that has data, and how to get there by keys and clicks from wherever one is.
import { narrow, toRow } from "./grid.mjs";
import { until } from "./until.mjs";
import { Key } from "./window.mjs";

/** @typedef {import("./window.mjs").Window} Window */
/** @typedef {{ go: (window: Window) => Promise<unknown>, back?: (window: Window) => Promise<unknown>, but?: string[] }} Screen */

/** A search box holds the focus and moves through the list below it, which is therefore no stop of its own. */
const SEARCHED = ["scrollable-region-focusable"];

/** In their order: the key of each is its place. */
export const sections = ["Needs action", "Renewals", "Overview", "Changes", "Sync", "Settings"];

/** @param {Window} window */
const toList = async (window) => {
  await window.pressWithControl("2");
  await until("rows are there", () =>
    window.script(
      "return !!document.querySelector('[data-testid=grid-row] [data-column=occupantName] .peek')",
    ),
  );
};

/** @param {Window} window @param {string} part */
const toSettings = async (window, part) => {
  await window.pressWithControl("6");
  await window.click(`settings-${part}`);
  await until(
    "nothing is still being read",
    async () => !/Loading…|Reading…/.test((await window.text(".settings")) ?? "R"),
  );
};

/** @param {Window} window @param {string} what a selector, scrolled to its end */
const toEnd = (window, what) =>
  window.script("const box = document.querySelector(arguments[0]); box.scrollTop = box.scrollHeight", what);

/** @param {Window} window */
const closeLease = async (window) => {
  await window.press(Key.ESCAPE);
  await until("the lease is closed", async () => !(await window.has("detail")));
};

/** @param {Window} window @param {string} key */
const openLease = async (window, key) => {
  await toList(window);
  await toRow(window, 2);
  await window.press(key);
  await window.says("detail", /Where this comes from/);
};

/** @param {Window} window */
const charts = (window) =>
  until("the charts are drawn", () =>
    window.script("return document.querySelectorAll('.frame main svg.recharts-surface').length > 0"),
  );

/** @type {Record<string, Screen>} */
export const screens = {
  action: {
    go: async (window) => {
      await window.pressWithControl("1");
      await window.find("queue-row");
    },
  },
  palette: {
    go: async (window) => {
      await window.pressWithControl("k");
      await window.press(..."sync");
      await window.says("palette", /Sync all/);
    },
    but: SEARCHED,
  },
  shortcuts: {
    go: async (window) => {
      await window.pressWith([Key.SHIFT], "?");
      await window.says("shortcuts", /Keyboard|Undo/);
    },
  },
  menu: {
    go: async (window) => {
      await window.click("menu");
      await window.says(".command-menu", /Export/);
    },
  },
  inbox: {
    go: async (window) => {
      await window.click("inbox");
      await window.says("inbox-panel", /Reminder settings/);
    },
  },
  renewals: { go: toList },
  "lease-preview": { go: (window) => openLease(window, Key.SPACE), back: closeLease },
  "lease-page": { go: (window) => openLease(window, Key.ENTER), back: closeLease },
  "lease-page-end": {
    go: async (window) => {
      await openLease(window, Key.ENTER);
      await toEnd(window, ".detail-body");
    },
    back: closeLease,
  },
  columns: {
    go: async (window) => {
      await toList(window);
      await window.click("columns");
      await window.find("show-leaseId");
    },
  },
  "column-menu": {
    go: async (window) => {
      await toList(window);
      await toRow(window, 0);
      await window.pressWith([Key.ALT], Key.ARROW_DOWN);
      await window.find("column-pin");
    },
  },
  "filter-stage": {
    go: async (window) => {
      await toList(window);
      await window.click("filter-stage");
      await window.says(".pick", /Negotiating/);
    },
  },
  "filter-property": {
    go: async (window) => {
      await toList(window);
      await window.click("filter-property");
      await window.find("value-000001");
    },
    but: SEARCHED,
  },
  "filter-chips": {
    go: async (window) => {
      await toList(window);
      await narrow(window, "has", "option");
    },
    back: (window) => window.click("clear-filters"),
  },
  "filter-text": {
    go: async (window) => {
      await toList(window);
      await window.click("filter-as-text");
      await window.fill("filter-line", "due:<24mo due:nonsense has:option");
      await window.says(".filter-problems", /left out/);
    },
    back: async (window) => {
      await window.press(Key.ESCAPE);
      await window.click("clear-filters");
    },
  },
  "nothing-matches": {
    go: async (window) => {
      await toList(window);
      await window.fill("search", "zzzz");
      await window.says(".list", /No renewal matches/);
    },
    back: (window) => window.click("clear-filters"),
  },
  "grouped-range": {
    go: async (window) => {
      await toList(window);
      await window.click("group");
      await window.click("choose-property");
      await window.find("grid-group");
      await toRow(window, 1);
      for (let step = 0; step < 3; step++) await window.pressWith([Key.SHIFT], Key.ARROW_DOWN);
      await window.says("selection", /4 rows/);
    },
    back: async (window) => {
      await window.press(Key.ESCAPE);
      await window.click("group");
      await window.click("choose-none");
    },
  },
  "bulk-edit": {
    go: async (window) => {
      await toList(window);
      await toRow(window, 1);
      await window.pressWith([Key.SHIFT], Key.ARROW_DOWN);
      await window.click("edit-selected");
      await window.fill("bulk-next-step", "Call them");
      await window.says("bulk-outcome", /2 will change/);
    },
    back: async (window) => {
      await window.focus("grid");
      await window.press(Key.ESCAPE);
    },
  },
  views: {
    go: async (window) => {
      await toList(window);
      await window.click("view");
      await window.says(".view-menu", /Holdover/);
    },
  },
  "view-name": {
    go: async (window) => {
      await toList(window);
      await window.click("view");
      await window.click("view-save-as");
      await window.find("save-name");
    },
  },
  export: {
    go: async (window) => {
      await toList(window);
      await window.click("export");
      await window.find("export-ics");
    },
  },
  overview: {
    go: async (window) => {
      await window.pressWithControl("3");
      await charts(window);
    },
  },
  "overview-end": {
    go: async (window) => {
      await window.pressWithControl("3");
      await charts(window);
      await toEnd(window, ".overview");
    },
  },
  changes: {
    go: async (window) => {
      await window.pressWithControl("4");
      await window.says("changes", /\d+ changes? in \d+ propert/);
    },
  },
  sync: {
    go: async (window) => {
      await window.pressWithControl("5");
      await window.click("tab-now");
      await window.says("client-sync", /Completed/);
    },
  },
  "sync-data": {
    go: async (window) => {
      await window.pressWithControl("5");
      await window.click("tab-data");
      await window.says("data-age", /\d+ propert/);
      await window.focus("grid");
      await window.press(Key.ENTER);
      await window.says("fresh-panel", /Leases/);
    },
    back: (window) => window.press(Key.ESCAPE),
  },
  "sync-history": {
    go: async (window) => {
      await window.pressWithControl("5");
      await window.click("tab-history");
      await window.says("history", /Completed/);
      if (!(await window.has("run-opened"))) await window.click(".run-toggle");
      await window.says("run-opened", /000001/);
    },
  },
  "sync-figures": {
    go: async (window) => {
      await window.pressWithControl("5");
      await window.click("tab-figures");
      await charts(window);
    },
  },
  "settings-clients": { go: (window) => toSettings(window, "clients") },
  "settings-edit": {
    go: async (window) => {
      await toSettings(window, "clients");
      await window.click("edit-client");
      await window.find("edit-form");
    },
    back: (window) => window.click("settings-clients"),
  },
  "settings-sync": {
    go: async (window) => {
      await toSettings(window, "clients");
      await window.click("open-sync-settings");
      await window.says("sync-settings", /Call limit/);
    },
  },
  ...Object.fromEntries(
    ["stages", "you", "reminders", "appearance", "startup", "data", "about"].map((part) => [
      `settings-${part}`,
      { go: (/** @type {Window} */ window) => toSettings(window, part) },
    ]),
  ),
  "settings-forget": {
    go: async (window) => {
      await toSettings(window, "data");
      await window.click("forget");
      await window.find("forget-now");
    },
  },
};
