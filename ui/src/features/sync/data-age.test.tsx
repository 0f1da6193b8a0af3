// The data's list: what is old or missing where, why, and asking for just that.
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { FakeOptions } from "../../ipc/fake";
import { showClient } from "./tab";

async function open(options: FakeOptions = {}) {
  const fake = mountApp({ filled: true, ...options });
  await page.getByTestId("nav-sync").click();
  await page.getByTestId("tab-data").click();
  await expect.element(list()).toBeVisible();
  return fake;
}
const list = () => page.getByRole("grid", { name: "Properties and how old their data is" });
const panel = () => page.getByTestId("fresh-panel");
const narrow = (which: string) => page.getByTestId(`which-${which}`);
const lines = () => [...document.querySelectorAll(".fresh [data-testid=grid-row]")];
const ids = () => lines().map((line) => line.querySelector(".fresh-name")?.textContent?.slice(0, 6));
const cell = (id: string, column: string) =>
  lines()
    .find((line) => line.textContent?.includes(id))
    ?.querySelector<HTMLElement>(`[data-column=${column}]`);
const started = (fake: Awaited<ReturnType<typeof open>>) =>
  fake.asked.findLast(({ command }) => command === "startSync")?.with;

test("each dataset of each property has its age, and what is wrong with it in words", async () => {
  await open();
  await expect.poll(() => cell("006146", "notes")?.textContent).toMatch(/^Failed3 days$/);
  expect(cell("006146", "leases")?.textContent).toMatch(/^\d min$/);
  expect(cell("006146", "budget")?.textContent).toBe("Not allowed");
  expect(cell("006158", "charges")?.textContent).toBe("Doesn't apply");
  await expect
    .element(page.getByTestId("data-age").getByRole("status").first())
    .toHaveTextContent("20 properties");
});

test("it is narrowed to what needs attention, with the counts beforehand", async () => {
  await open({ scenes: ["listed"] });
  await expect.element(narrow("attention")).toHaveTextContent("Needs attention 3");
  await narrow("attention").click();
  await expect.poll(ids).toEqual(["006146", "006167", "006199"]);
  expect(cell("006199", "leases")?.textContent).toBe("Never asked");
  await page.getByTestId("find-property").fill("listed");
  await expect.poll(ids).toEqual(["006199"]);
  await page.getByTestId("find-property").fill("zzz");
  await expect.element(page.getByRole("heading", { name: "No such property" })).toBeVisible();
  await page.getByRole("button", { name: "Show all properties" }).click();
  await expect.poll(() => ids().length).toBeGreaterThan(8);
});

test("that nothing is old is said as the good news that it is", async () => {
  const fake = await open();
  const answers = await fake.ask.freshness("sample");
  fake.ask.freshness = async () =>
    answers.map((one) => ({
      ...one,
      datasets: one.datasets.map((each) => ({ ...each, state: "fresh" as const })),
    }));
  fake.tell("renewals");
  await expect.element(narrow("old")).toHaveTextContent("Old 0");
  await narrow("old").click();
  await expect.element(page.getByRole("heading", { name: "Nothing is old" })).toBeVisible();
});

test("a click on what failed says why and what to do, and asks for just that again", async () => {
  const fake = await open();
  await expect.poll(() => cell("006146", "notes")?.textContent).toContain("Failed");
  await userEvent.click(cell("006146", "notes")?.querySelector("[data-peek]") ?? document.body);
  await expect.element(panel()).toBeVisible();
  const notes = panel().getByTestId("fresh-notes");
  await expect
    .element(notes)
    .toHaveTextContent("MRI did not answer in time. It may be busy. Try again later.");
  await expect.element(notes).toHaveTextContent(/Tried \d min ago: no answer within 60 s, 4 attempts/);
  await expect.element(notes).toHaveTextContent("Shown as it was 3 days ago: 24 rows.");
  await panel().getByRole("button", { name: "Ask for Notes of 006146 again: 1 call" }).click();
  expect(started(fake)).toEqual([
    { clientId: "sample", propertyIds: ["006146"], datasets: ["notes"], refresh: true },
  ]);
  fake.step(10);
  await expect.poll(() => cell("006146", "notes")?.textContent).toMatch(/^under 1 min$/);
  await expect.element(notes).toHaveTextContent("Fresh");
});

test("by keys alone: to the row, its cost, its reasons, and back", async () => {
  const fake = await open();
  document.querySelector<HTMLElement>(".fresh .grid")?.focus();
  await userEvent.keyboard("{Control>}{Home}{/Control}{ArrowRight}{Enter}");
  const first = ids()[0];
  expect(started(fake)).toEqual([{ clientId: "sample", propertyIds: [first], datasets: [], refresh: false }]);
  fake.step(100);
  await userEvent.keyboard("{ArrowDown}{ArrowRight}{Enter}");
  await expect.element(panel()).toHaveFocus();
  await expect.element(panel()).toHaveTextContent(ids()[1] ?? "?");
  await userEvent.keyboard("{Tab}{Tab}");
  await expect.element(page.getByTestId("fresh-sync-all")).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(panel()).not.toBeInTheDocument();
  await expect.element(list()).toHaveFocus();
  await userEvent.keyboard(" ");
  await expect.element(panel()).toBeVisible();
  await expect.element(list()).toHaveFocus();
});

test("under a run nothing is asked, and what comes in is seen", async () => {
  const fake = await open({ scenes: ["aged"] });
  await expect.poll(() => cell("006152", "leases")?.textContent).toMatch(/^Old/);
  await userEvent.keyboard("{F9}");
  await expect.poll(() => cell("006152", "sync")?.querySelector("button")?.ariaDisabled).toBe("true");
  const before = fake.asked.filter(({ command }) => command === "startSync").length;
  cell("006152", "sync")?.querySelector<HTMLElement>("button")?.click();
  await expect.element(page.getByTestId("toasts")).toHaveTextContent("A run is under way");
  expect(fake.asked.filter(({ command }) => command === "startSync")).toHaveLength(before);
  fake.step(1000);
  await expect.poll(() => cell("006152", "leases")?.textContent).toBe("under 1 min");
  await expect.poll(() => cell("006152", "sync")?.querySelector("button")?.ariaDisabled).toBe("false");
});

test("columns sort by age: what was never answered, then the oldest, and what does not apply at the end", async () => {
  await open({ scenes: ["aged", "listed"] });
  const title = page.getByRole("columnheader", { name: /^Notes/ });
  await title.getByRole("button").first().click();
  await expect.element(title).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(() => ids()[0]).toBe("006199");
  const ages = lines().map((line) => line.querySelector("[data-column=notes]")?.textContent ?? "");
  expect(ages[0]).toBe("Never asked");
  expect(ages.at(-1)).toBe("Doesn't apply");
  await title.getByRole("button").first().click();
  await expect.poll(() => ids()[0]).not.toBe("006199");
});

test("what is narrowed to is synced together, with its cost on the button", async () => {
  const fake = await open();
  await narrow("attention").click();
  await expect.element(page.getByTestId("sync-shown")).toHaveTextContent("Sync these 2 · 5 calls");
  await page.getByTestId("sync-shown").click();
  expect(started(fake)).toEqual([
    { clientId: "sample", propertyIds: ["006146", "006167"], datasets: [], refresh: false },
  ]);
});

test("of many clients each property says whose it is, and a thousand are drawn as they are looked at", async () => {
  const fake = await open({ clients: 3 });
  await expect.poll(() => lines()[0]?.textContent).toContain("Sample portfolio");
  const [one] = await fake.ask.freshness("harbour");
  fake.ask.freshness = async () =>
    Array.from({ length: 400 }, (_, at) => ({ ...one, id: `P${1000 + at}` }) as NonNullable<typeof one>);
  fake.tell("renewals");
  await expect.element(list()).toHaveAttribute("aria-rowcount", "1201");
  expect(lines().length).toBeLessThan(60);
});

test("one client is chosen, and only its properties are left", async () => {
  const fake = await open({ clients: 3 });
  const [first] = (await fake.ask.desk()).clients;
  const own = await fake.ask.freshness(first?.id ?? "");
  const count = () => Number(list().element().getAttribute("aria-rowcount")) - 1;
  await expect.poll(count).toBeGreaterThan(own.length);
  showClient(first?.id ?? null);
  await expect.poll(count).toBe(own.length);
});

test("a refusal is said, before and after something was read", async () => {
  const fake = await open();
  fake.refusals.set("freshness", { code: "storage", message: "gone" });
  fake.tell("renewals");
  await expect.element(page.getByText("Shown as it was before", { exact: false })).toBeVisible();
  await expect.element(list()).toBeVisible();
});

test("with nothing read, the refusal stands in the list's place", async () => {
  const fake = mountApp({ filled: true });
  fake.refusals.set("freshness", { code: "storage", message: "gone" });
  await page.getByTestId("nav-sync").click();
  await page.getByTestId("tab-data").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("The local data can't be read or written");
  fake.refusals.clear();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(list()).toBeVisible();
});

test("a client without a property is told where to list some", async () => {
  const fake = mountApp({ filled: true });
  fake.ask.freshness = async () => [];
  await page.getByTestId("nav-sync").click();
  await page.getByTestId("tab-data").click();
  await expect.element(page.getByRole("heading", { name: "No property is listed" })).toBeVisible();
});
