import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { openLease } from "../../../test/open-lease";
import type { RenewalDetail } from "../../ipc/door";
import { runCommand } from "../../shared/commands/registry";

const detail = () => page.getByTestId("detail");
const section = (name: string) => detail().getByRole("region", { name, exact: true });
const listShown = () =>
  document
    .querySelector("[data-testid=grid]")
    ?.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) ?? false;

test("as a page it has the screen, and goes back to the side or to the list", async () => {
  await openLease();
  await page.getByTestId("lease-page").click();
  await expect.poll(listShown).toBe(false);
  await page.getByRole("button", { name: "Back to the side" }).click();
  await expect.poll(listShown).toBe(true);
  runCommand("lease.page");
  await expect.poll(listShown).toBe(false);
  await userEvent.keyboard("{Escape}");
  await expect.element(detail()).not.toBeInTheDocument();
  await expect.element(page.getByTestId("grid")).toHaveFocus();
});

test("next and previous go through the list as it is", async () => {
  await openLease();
  await page.getByTestId("grid-row").nth(2).click();
  const name = () => detail().getByRole("heading", { level: 2 }).element().textContent;
  const third = name();
  await page.getByTestId("lease-next").click();
  await expect.poll(name).not.toBe(third);
  await page.getByTestId("lease-page").click();
  await page.getByTestId("lease-previous").click();
  await expect.poll(name).toBe(third);
});

test("facts say where they come from and how old they are, stale ones too", async () => {
  await openLease((row) => row.propertyId === "006146");
  await expect.element(section("Term")).toHaveTextContent(/MRI leases, \d+ (min|h) ago/);
  await expect.element(section("Charges")).toHaveTextContent(/MRI charges, from .* ago, failed since/);
});

test("offers are compared with the rent today, the selected one first", async () => {
  const { fake } = await openLease((row) => (row.offer?.termMonths ?? 0) > 6);
  const show = fake.ask.showRenewal;
  fake.ask.showRenewal = async (...at): Promise<RenewalDetail> => {
    const one = await show(...at);
    const base = { ...one.offers[0], baseRent: true, concession: null, chargeCode: "RNT" };
    const offers = [
      { ...base, termMonths: 12, amount: "1100.00", selected: false },
      { ...base, termMonths: 24, amount: "950.00", selected: true },
    ] as RenewalDetail["offers"];
    return { ...one, renewal: { ...one.renewal, monthlyRent: "1000.00" }, offers };
  };
  fake.tell("renewals");
  const table = section("Offers compared").getByRole("table");
  await expect
    .element(table.getByRole("row", { name: /^24 months/ }))
    .toHaveTextContent("24 monthsSelected12 months");
  await expect
    .element(table.getByRole("row", { name: /^Against now/ }))
    .toHaveTextContent("Against now −$50.00-5.0 % +$100.00+10.0 %");
});

test.each([
  ["not yet open", "2027-01-01", "2027-06-01", "Not yet open, opens in 39 days"],
  ["open", "2026-06-01", "2026-12-31", "Open, 38 days left"],
  ["open, on its last day", null, "2026-11-23", "Open, last day"],
  ["lapsed", "2026-01-01", "2026-11-22", "Lapsed 1 day ago"],
  ["unknown", "2027-01-01", null, "Unknown, no day of notice"],
])("an option that is %s says so in words", async (_, optionDate, noticeBy, words) => {
  const { fake } = await openLease((row) => row.option !== null);
  const show = fake.ask.showRenewal;
  fake.ask.showRenewal = async (...at) => {
    const one = await show(...at);
    return {
      ...one,
      options: one.options.slice(0, 1).map((option) => ({ ...option, optionDate, noticeBy })),
    };
  };
  fake.tell("renewals");
  await expect.element(section("Options")).toHaveTextContent(words);
});

test("arrears are added up by age, and an unknown amount is no 0", async () => {
  const { fake } = await openLease(
    (row) => Number(row.balanceDue) > 6000 && row.propertyKind === "commercial",
  );
  const show = fake.ask.showRenewal;
  fake.ask.showRenewal = async (...at) => {
    const one = await show(...at);
    const [first] = one.delinquencies;
    if (!first) throw new Error("nothing overdue");
    const marks = { thirtyDays: null, sixtyDays: null, ninetyDays: null, ninetyPlusDays: null };
    const delinquencies = [
      { ...first, ...marks, amount: "100.00", sixtyDays: true },
      { ...first, ...marks, amount: "50.00", sixtyDays: true },
      { ...first, ...marks, amount: null, ninetyPlusDays: true },
    ];
    return { ...one, delinquencies };
  };
  fake.tell("renewals");
  await expect.element(section("Arrears")).toHaveTextContent(/60 days\$150\.00.*1 amount unknown/);
});

test("the history holds what syncs found and what the staff changed", async () => {
  const { fake, lease } = await openLease((row) => row.monthlyRent !== null && !row.leaseId.endsWith("3"));
  await fake.ask.editFollowUps({ type: "leases", leases: [lease] }, { owner: { to: "Dana Holt" } });
  await expect
    .element(section("History"))
    .toHaveTextContent(/Owner: none → Dana Holt.*Rent: .* → .*New in MRI/);
});

test("the critical dates are in order, the follow-up among them", async () => {
  const { fake, lease } = await openLease((row) => row.expirySource === "emea");
  await fake.ask.editFollowUps({ type: "leases", leases: [lease] }, { followUpOn: { to: "2026-11-24" } });
  await expect.element(section("Critical dates")).toHaveTextContent(/Nov 24, 2026Follow-upin 1 dayYour own/);
  const days = [...document.querySelectorAll(".critical li > :first-child")].map((day) =>
    Date.parse(day.textContent),
  );
  expect(days).toEqual(days.toSorted((a, b) => a - b));
});
