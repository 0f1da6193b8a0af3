// The portfolio at a glance: what a figure or a bar leads to, the same figures in the tables, currencies apart, and what
// stands there while there is nothing to draw.
import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { Overview } from "../../ipc/door";
import type { FakeOptions } from "../../ipc/fake";
import { useRegistry } from "../../shared/commands/registry";
// The charts are there before the first test looks for them.
import "./board";

let listed: unknown[] = [];
afterEach(() => useRegistry.setState({ commands: [] }));

async function open(options: FakeOptions = {}, change?: (overview: Overview) => Overview) {
  const fake = mountApp({ filled: true, past: 12, ...options });
  const { overview } = fake.ask;
  if (change) fake.ask.overview = async (filter) => change(await overview(filter));
  await page.getByTestId("nav-overview").click();
  listed = [];
  // Newer than the frame's own: it says what would be listed.
  const run = (about?: unknown) => listed.push(about);
  const said = { id: "renewals.list", title: "", group: "Renewals" as const, keys: [], run };
  useRegistry.setState(({ commands }) => ({ commands: [...commands, said] }));
  return fake;
}
const overview = () => page.getByTestId("overview");
const bars = () => document.querySelectorAll(".overview-months .recharts-bar-rectangle path");
const table = (name: RegExp | string) => overview().getByRole("region", { name });

test("a click on a month lists it, by the drawing and by its table", async () => {
  await open();
  await expect.poll(() => bars().length, { timeout: 10_000 }).toBeGreaterThan(20);
  await userEvent.click(bars()[4] as Element);
  await expect
    .poll(() => listed)
    .toEqual([
      {
        name: "Expiring in March 2027",
        filter: "expiry:2027-03",
        sort: [{ id: "expiryDate", desc: false }],
      },
    ]);
  await overview().getByText("As a table").first().click();
  await table(/Expirations by month/)
    .getByRole("button", { name: "March 2027", exact: true })
    .click();
  await expect.poll(() => listed[1]).toEqual(listed[0]);
});

test("with one stage looked at alone, a click lists that stage of the month", async () => {
  await open({}, (now) => ({
    ...now,
    months: now.months.map((month) => ({
      ...month,
      stages: ["negotiating", null].map((stage) => ({ stage, atStake: month.total })),
    })),
  }));
  await overview()
    .getByRole("button", { name: /Only negotiating/i })
    .click();
  await expect.poll(() => bars().length).toBeLessThan(25);
  await userEvent.click(bars()[0] as Element);
  await expect.poll(() => listed[0]).toMatchObject({ filter: "expiry:2026-11 stage:negotiating" });
  await overview().getByRole("button", { name: "Only No stage" }).click();
  await userEvent.click(bars()[1] as Element);
  await expect.poll(() => listed[1]).toMatchObject({ filter: "expiry:2026-12 stage:none" });
});

test("each figure, property and band leads to its list, within the kind of property chosen", async () => {
  await open();
  await page.getByRole("radio", { name: "Commercial" }).click();
  const press = (name: RegExp) => overview().getByRole("button", { name }).first().click();
  await press(/^Open renewals/);
  await press(/^Expire within 12 months/);
  await press(/^Expired, still open/);
  await press(/^Without expiry/);
  await press(/^006173 Mill Plaza/);
  await press(/^31 to 90 days/);
  expect(listed.map((one) => (one as { filter: string }).filter)).toEqual([
    "kind:commercial",
    "kind:commercial due:<12mo -due:<0d",
    "kind:commercial is:expired",
    "kind:commercial expiry:none",
    "kind:commercial property:006173 due:<12mo",
    "kind:commercial has:arrears due:31..90d",
  ]);
});

test("properties of two clients with one id are two, each named and listed with its client", async () => {
  await open({ clients: 2 });
  const at = (client: string) =>
    overview().getByRole("button", { name: new RegExp(`^006146 .*\\(${client}\\)`) });
  await page
    .getByRole("button", { name: /^Show all/ })
    .first()
    .click();
  await at("Sample portfolio").first().click();
  await at("Harbour Estates").first().click();
  expect(listed.map((one) => (one as { filter: string }).filter)).toEqual([
    "client:sample property:006146 due:<12mo",
    "client:harbour property:006146 due:<12mo",
  ]);
});

test("the tables carry the drawn figures, and what is unknown is counted", async () => {
  const fake = await open();
  const { months } = await fake.ask.overview("");
  const unknown = months.reduce((sum, { total }) => sum + total.rentUnknown, 0);
  await expect.element(overview()).toHaveTextContent(`+ ${unknown} with unknown rent`);
  await page.getByRole("radio", { name: "Leases" }).click();
  await overview().getByText("As a table").first().click();
  const rows = table("Expirations by month: leases").getByRole("row");
  await expect.poll(() => rows.all().length).toBe(25);
  const said = rows
    .all()
    .slice(1)
    .map((row) => row.element().lastElementChild?.textContent);
  expect(said).toEqual(months.map(({ total }) => String(total.renewals)));
});

test("currencies are never added: one is chosen", async () => {
  const pounds = { currency: "GBP", amount: "1234.00" };
  await open({}, (now) => ({
    ...now,
    properties: now.properties.map((one) => ({
      ...one,
      atStake: { ...one.atStake, monthlyRent: [...one.atStake.monthlyRent, pounds] },
    })),
  }));
  const atStake = overview().getByRole("button", { name: /^Rent at stake/ });
  await expect.element(atStake).toHaveTextContent("$2,505,260");
  await page.getByRole("radio", { name: "GBP" }).click();
  await expect.element(atStake).toHaveTextContent("£24,680");
});

test("figures that nobody knows are unknown in the headline, and never nought", async () => {
  const nothing = { monthlyRent: [], rentUnknown: 3 };
  const fake = await open({}, (now) => ({
    ...now,
    holdover: { ...now.holdover, ...nothing },
    properties: now.properties.map((one) => ({
      ...one,
      arrears: [],
      atStake: { ...one.atStake, ...nothing },
    })),
  }));
  const listed = await fake.ask.listProperties();
  fake.ask.listProperties = async () =>
    listed.map((property) => ({
      ...property,
      datasets: property.datasets.map((one) =>
        one.dataset === "delinquencies" ? { ...one, outcome: null, syncedAt: null } : one,
      ),
    }));
  fake.tell("renewals");
  const figure = (name: RegExp) => overview().getByRole("button", { name }).first();
  await expect.element(figure(/^Rent at stake/)).toHaveTextContent(/^Rent at stake a monthunknown/);
  await expect.element(figure(/^Expired, still open/)).toHaveTextContent("unknown a month + 3 unknown");
  await expect
    .element(figure(/^In arrears/))
    .toHaveTextContent("In arrearsunknownMRI has not said what is due");
});

test("the renewal rate names its cohort and leads to the undecided", async () => {
  await open();
  const rate = page.getByTestId("rate");
  await expect
    .element(rate)
    .toHaveTextContent(/\d+ of \d+ that were to expire from November 2025 to October 2026 renewed/);
  await rate.getByText("As a table").click();
  await rate.getByRole("button", { name: "December 2025" }).click();
  await expect
    .element(rate)
    .toHaveTextContent(/that were to expire in December 2025 renewed; \d+ left, \d+ undecided\./);
  await rate.getByRole("button", { name: /undecided/ }).click();
  await expect.poll(() => listed[0]).toMatchObject({ filter: "expiry:2025-12" });
  await page.getByRole("radio", { name: "By property" }).click();
  await rate.getByRole("list").getByRole("button").first().click();
  await expect.element(rate).toHaveTextContent(/006\d+ \w+ \w+: \d+%/);
});

test("with one sync only, the renewal rate says when it will be known", async () => {
  await open({ past: 0 });
  await expect.element(page.getByTestId("rate")).toHaveTextContent("Known from the second sync on");
});

test("nothing synced, a refusal and an empty choice each say what to do", async () => {
  const fake = await open();
  fake.ask.overview = async () => ({
    months: [],
    properties: [],
    arrears: [],
    renewalRate: [],
    holdover: { renewals: 0, monthlyRent: [], rentUnknown: 0, areaSqft: "0", areaUnknown: 0 },
    noExpiry: 0,
  });
  fake.tell("renewals");
  await expect.element(overview()).toHaveTextContent("No renewals yet");
  await page.getByRole("radio", { name: "Residential" }).click();
  await expect.element(overview()).toHaveTextContent("No renewals among these");
  fake.refusals.set("overview", { code: "internal", message: "" });
  fake.ask.overview = () => Promise.reject({ code: "internal", message: "" });
  await page.getByRole("radio", { name: "Commercial" }).click();
  await expect.element(overview().getByRole("button", { name: "Try again" })).toBeVisible();
});
