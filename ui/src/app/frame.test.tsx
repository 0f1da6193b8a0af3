// What works on every screen: sections, the palette, the menu, the shortcuts, undo, all from one registry.
import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../test/mount";
import type { Fake } from "../ipc/fake";
import { isOn, useRegistry } from "../shared/commands/registry";
import { sayUndoable } from "../shared/commands/undo";
import { goTo } from "./section";

let fake: Fake;
const heading = (name: string) => page.getByRole("heading", { name, level: 1 });
const palette = () => page.getByTestId("palette");
const options = () => palette().getByRole("option");
const toasts = () => page.getByTestId("toasts");

beforeEach(async () => {
  fake = mountApp({ filled: true, worked: true });
  await expect.element(page.getByTestId("queue-row").first()).toBeVisible();
});

const sections = ["action", "renewals", "overview", "changes", "sync", "settings"] as const;

test("Ctrl+1 to Ctrl+6 go to the sections, Ctrl+, to the settings", async () => {
  const names = ["Needs action", "Renewals", "Overview", "Changes", "Sync", "Settings"];
  for (const [at, name] of names.entries()) {
    await userEvent.keyboard(`{Control>}${at + 1}{/Control}`);
    await expect.element(page.getByTestId(`nav-${sections[at]}`)).toHaveAttribute("aria-current", "page");
    await expect.element(heading(name)).toBeInTheDocument();
  }
  await userEvent.keyboard("{Control>}1{/Control}{Control>},{/Control}");
  await expect.element(heading("Settings")).toBeVisible();
});

test.each(sections)("in %s no two commands share a key", async (section) => {
  goTo(section);
  await expect.element(page.getByTestId(`nav-${section}`)).toHaveAttribute("aria-current", "page");
  const on = useRegistry.getState().commands.filter(isOn);
  const taken = Map.groupBy(
    on.flatMap(({ id, keys }) => keys.map((key) => ({ id, key: key.toLowerCase() }))),
    ({ key }) => key,
  );
  const shared = [...taken].filter(([, some]) => new Set(some.map(({ id }) => id)).size > 1);
  expect(shared).toEqual([]);
});

describe("the palette, by keyboard alone", () => {
  test("finds a command by words in any order, shows its key, runs it, and has it first the next time", async () => {
    await userEvent.keyboard("{Control>}k{/Control}");
    await expect.element(page.getByTestId("palette-search")).toHaveFocus();
    await userEvent.keyboard("shows export");
    await expect.element(options().first()).toHaveTextContent("Export what the list showsCtrl+E");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("menu", { name: /Export/ })).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
    await userEvent.keyboard("{Control>}1{/Control}{Control>}k{/Control}");
    await expect.element(options().first()).toHaveTextContent("Export what the list shows");
  });

  test("arrows go through what was found", async () => {
    await userEvent.keyboard("{Control>}k{/Control}go to");
    await expect.element(options().first()).toHaveTextContent("Needs action");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    await expect.element(heading("Overview")).toBeVisible();
  });

  test("finds leases and opens one", async () => {
    await userEvent.keyboard("{Control>}k{/Control}dental");
    await expect.element(options().first()).toHaveTextContent("Dental");
    expect(options().elements().length).toBeLessThanOrEqual(8);
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByTestId("detail")).toHaveTextContent("Dental");
  });

  test("finds nothing: says so, and Esc leaves", async () => {
    await userEvent.keyboard("{Control>}k{/Control}zzzz");
    await expect.element(palette()).toHaveTextContent("Nothing is called “zzzz”, and no renewal has it.");
    await userEvent.keyboard("{Escape}{Escape}");
    await expect.element(palette()).not.toBeInTheDocument();
  });
});

test("the menu holds what the palette holds", async () => {
  await page.getByTestId("menu").click();
  await page.getByRole("menuitem", { name: /Keyboard shortcuts/ }).click();
  await expect.element(page.getByTestId("shortcuts")).toBeVisible();
});

test("? lists every key that the staff know, and each that is registered", async () => {
  await userEvent.keyboard("{Shift>}?{/Shift}");
  const list = page.getByTestId("shortcuts");
  await expect.element(list).toBeVisible();
  const printed = [...list.element().querySelectorAll("kbd")].map((key) => key.textContent);
  const known =
    "F9 Ctrl+K Ctrl+F / Ctrl+Shift+L Ctrl+C Ctrl+Shift+C Space Enter Esc Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+4 Ctrl+5 Ctrl+6 Ctrl+E Ctrl+, ? ↑ Home End";
  expect(known.split(" ").filter((key) => !printed.includes(key))).toEqual([]);
  const listed = list.element().textContent ?? "";
  const keyed = useRegistry.getState().commands.filter((command) => isOn(command) && command.keys.length > 0);
  expect(keyed.map(({ title }) => title).filter((title) => !listed.includes(title))).toEqual([]);
});

describe("undo", () => {
  test("Ctrl+Z takes back the newest, one after the other, then nothing", async () => {
    const undone: string[] = [];
    for (const label of ["First", "Second"]) sayUndoable({ label, undo: async () => undone.push(label) });
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(toasts()).toHaveTextContent("UndoneSecond");
    await userEvent.keyboard("{Control>}zz{/Control}");
    expect(undone).toEqual(["Second", "First"]);
  });

  test("the button on the toast takes back just that one, once", async () => {
    const undone: string[] = [];
    for (const label of ["First", "Second"]) sayUndoable({ label, undo: async () => undone.push(label) });
    await toasts().getByRole("button", { name: "Undo" }).first().click();
    await expect.poll(() => undone).toEqual(["First"]);
    await userEvent.keyboard("{Control>}zz{/Control}");
    expect(undone).toEqual(["First", "Second"]);
  });

  test("a toast keeps no button for what Ctrl+Z took back already", async () => {
    for (const label of ["First", "Second"]) sayUndoable({ label, undo: async () => undefined });
    const buttons = () => toasts().getByTestId("toast-action").elements();
    await expect.poll(() => buttons().length).toBe(2);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => buttons().length).toBe(1);
    const kept = buttons()[0]?.closest(".toast");
    await expect.poll(() => kept?.textContent).toContain("First");
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => buttons().length).toBe(0);
  });

  test("a field keeps its own", async () => {
    let undone = false;
    sayUndoable({ label: "First", undo: async () => (undone = true) });
    await userEvent.keyboard("/smith{Control>}z{/Control}");
    expect(undone).toBe(false);
  });

  test("refused, it says why in words", async () => {
    sayUndoable({ label: "First", undo: () => Promise.reject({ code: "storage_full", message: "" }) });
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.element(toasts()).toHaveTextContent("The disk is full");
  });
});

test("Ctrl+plus, minus and 0 zoom, and the next start has it", async () => {
  const asked: number[] = [];
  fake.ask.setZoom = async (factor) => {
    asked.push(factor ?? Number.NaN);
    return null;
  };
  await userEvent.keyboard("{Control>}+{/Control}");
  await expect.poll(() => localStorage.getItem("zoom")).toBe("110");
  await userEvent.keyboard("{Control>}+{/Control}");
  await expect.poll(() => localStorage.getItem("zoom")).toBe("120");
  await userEvent.keyboard("{Control>}-{/Control}");
  await expect.poll(() => localStorage.getItem("zoom")).toBe("110");
  await userEvent.keyboard("{Control>}0{/Control}");
  await expect.poll(() => asked).toEqual([1.1, 1.2, 1.1, 1]);
});

test("what waits is counted beside its section, and the count follows", async () => {
  await expect.element(page.getByTestId("nav-action")).toHaveTextContent(/^Needs action\d+ to act on$/);
  fake.ask.unseenChanges = async () => ({ seenUpTo: 1, count: 12 });
  fake.tell("runs");
  await expect.element(page.getByTestId("nav-changes")).toHaveTextContent("12 not seen yet");
});
