// What runs did and what they cost: the parts of the Sync screen that look back.
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { FakeOptions } from "../../ipc/fake";

async function open(tab: string, options: FakeOptions = {}) {
  const fake = mountApp({ filled: true, past: 12, ...options });
  await page.getByTestId("nav-sync").click();
  await page.getByTestId(`tab-${tab}`).click();
  return fake;
}
const choose = async (select: string, option: string | RegExp) => {
  await page.getByTestId(`select-${select}`).click();
  await page.getByRole("option", { name: option }).click();
};
const historyRows = () => page.getByTestId("history").getByRole("row");

test("with no run, history says what will be there", async () => {
  const fake = mountApp({ filled: true });
  fake.ask.listRuns = async () => [];
  await page.getByTestId("nav-sync").click();
  await page.getByTestId("tab-history").click();
  await expect.element(page.getByText("No run yet")).toBeVisible();
});

test("with several clients, history is narrowed to one", async () => {
  await open("history", { clients: 3 });
  await expect.element(page.getByText("15 runs")).toBeVisible();
  await choose("client", "Northside Residential");
  await expect.element(page.getByText("5 runs")).toBeVisible();
});

test("the link on a client's card opens what its last run changed", async () => {
  await open("now");
  await page.getByTestId("last-run").getByRole("button", { name: "13 changes" }).click();
  await expect.element(page.getByTestId("changes")).toHaveTextContent("13 changes, 13 unseen");
});

test("history tells why a run began and what it cost; a run opens its answers", async () => {
  await open("history");
  await expect.element(historyRows().nth(1)).toHaveTextContent(/By hand.*Done with failures.*11 s.*160.*12/);
  await historyRows().nth(1).getByRole("button").click();
  const outcomes = page.getByTestId("outcomes");
  await expect.element(outcomes).toHaveTextContent("20 properties");
  await outcomes.getByText("Only failures").click();
  await expect.element(outcomes).toHaveTextContent("2 properties");
  await expect.element(outcomes).toHaveTextContent("MRI did not answer in time");
  await expect.element(page.getByTestId("run-opened").getByTestId("failures")).toHaveTextContent("006167");
});

test("hundreds of properties are drawn a hundred at a time", async () => {
  const fake = await open("history");
  const one = (await fake.ask.listRunOutcomes("0199-run-0001"))[0];
  fake.ask.listRunOutcomes = async () =>
    Array.from(
      { length: 480 },
      (_, at) => ({ ...one, propertyId: `P${1000 + at}` }) as NonNullable<typeof one>,
    );
  await historyRows().nth(1).getByRole("button").click();
  const outcomes = page.getByTestId("outcomes");
  await expect.element(outcomes).toHaveTextContent("480 properties");
  const drawn = () => document.querySelectorAll(".outcome-group").length;
  await expect.poll(drawn).toBe(100);
  await outcomes.getByRole("button", { name: "Show 100 more" }).click();
  await expect.poll(drawn).toBe(200);
});

test("figures draw each day and say the same in a table", async () => {
  const fake = await open("figures", { past: 60 });
  const figures = page.getByTestId("figures");
  await expect.element(figures.getByRole("figure", { name: "Calls each day" })).toBeVisible();
  await expect
    .poll(() => document.querySelectorAll(".recharts-bar-rectangle path").length)
    .toBeGreaterThan(10);
  await page.getByRole("radio", { name: "7 days" }).click();
  expect(fake.asked.findLast(({ command }) => command === "analytics")?.with).toEqual([null, 7]);
  await figures.getByText("As a table").first().click();
  await expect
    .poll(() => figures.getByRole("region", { name: "Calls each day" }).getByRole("row").all())
    .toHaveLength(8);
});
