// The landing page: counts that open as lists, the queue by keyboard, and the states around them.
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { NeedsAction, ViewLine, ViewQuery } from "../../ipc/door";
import type { Fake } from "../../ipc/fake";

let fake: Fake;
const bucket = (kind: string) => page.getByTestId(`bucket-${kind}`);
const rows = () => page.getByTestId("queue-row");
const queue = () => page.getByTestId("queue");
const views = () =>
  fake.asked
    .filter(({ command }) => command === "viewRenewals")
    .map(({ with: [query] }) => query as ViewQuery);
const pointedAt = () => {
  const id = queue().element().getAttribute("aria-activedescendant");
  return id ? document.getElementById(id) : null;
};

describe("with something to do", () => {
  beforeEach(async () => {
    fake = mountApp({ filled: true, worked: true });
    await expect.element(rows().first()).toBeVisible();
  });

  test("is what the window opens with: the queue by deadline, in bands", async () => {
    expect(views()[0]).toMatchObject({
      filter: "is:actionable",
      group: "deadline",
      sort: [{ field: "deadline", descending: false }],
    });
    await expect
      .element(page.getByTestId("action"))
      .toHaveTextContent(/\d+ of 455 renewals, overdue or within 180 days/);
    await expect.element(rows().first()).toHaveTextContent(/Expired, still open.*\d+ days overdue/);
  });

  test("a bucket says how many and what is at stake, and lists them by deadline", async () => {
    await expect.element(bucket("due60")).toHaveTextContent(/^60 days\d+\$[\d.]+K\/mo/);
    const count = bucket("due60").element().querySelector(".bucket-count")?.textContent;
    await bucket("due60").click();
    await expect.element(page.getByTestId("grid-row").first()).toBeVisible();
    expect(views().at(-1)).toMatchObject({
      filter: "is:open due:0..60d",
      sort: [{ field: "deadline", descending: false }],
    });
    await expect.element(page.getByTestId("footer")).toHaveTextContent(`${count} of 455`);
  });

  test("by keyboard: along the buckets, down into the queue, Enter opens the lease", async () => {
    (bucket("follow_up").element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.element(bucket("notice")).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}");
    await expect.element(bucket("due60")).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}");
    await expect.element(queue()).toHaveFocus();
    await userEvent.keyboard("{End}");
    await expect.poll(() => pointedAt()?.textContent).toMatch(/in 1\d\d days/);
    await userEvent.keyboard("{Home}");
    await expect.poll(() => pointedAt()?.getAttribute("data-index")).toBe("0");
    await userEvent.keyboard("{ArrowUp}");
    await expect.element(bucket("due60")).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}{End}{Enter}");
    await expect.element(page.getByTestId("detail")).toBeVisible();
  });

  test("a lease of the queue is stepped from through the queue, and Escape goes back to it", async () => {
    (queue().element() as HTMLElement).focus();
    await userEvent.keyboard("{Home}{ArrowDown}{Enter}");
    await expect.element(page.getByTestId("detail")).toBeVisible();
    await expect.poll(() => document.activeElement?.className).toContain("detail-body");
    const name = () => page.getByTestId("detail").getByRole("heading", { level: 2 }).element().textContent;
    const first = name();
    await page.getByTestId("lease-next").click();
    await expect.poll(name).not.toBe(first);
    await userEvent.keyboard("{Escape}");
    await expect.element(queue()).toHaveFocus();
    await expect.poll(() => pointedAt()?.getAttribute("data-index")).toBe("2");
  });

  test("went stale: counts and queue are asked again", async () => {
    const before = fake.asked.length;
    fake.tell("desk");
    await expect
      .poll(() => fake.asked.slice(before).map(({ command }) => command))
      .toEqual(expect.arrayContaining(["needsAction", "viewRenewals"]));
  });

  test("asked again and refused, the counts stay and it is said", async () => {
    fake.refusals.set("needsAction", { code: "storage", message: "" });
    fake.tell("renewals");
    await expect.element(page.getByRole("alert")).toHaveTextContent("The counts are as they were.");
    fake.refusals.clear();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.element(page.getByRole("alert")).not.toBeInTheDocument();
    await expect.element(bucket("due60")).toBeVisible();
  });
});

test("what is at stake is said for each month and currency, and arrears without an answer are unknown, at 900 px too", async () => {
  onTestFinished(() => page.viewport(1280, 800));
  await page.viewport(900, 600);
  fake = mountApp({ filled: true }, "settings");
  const plain = fake.ask.needsAction;
  const monthlyRent = [
    { currency: "GBP", amount: "83012.00" },
    { currency: "EUR", amount: "1200.00" },
  ];
  fake.ask.needsAction = async () => {
    const answer = await plain();
    const buckets = answer.buckets.map((one) =>
      one.kind === "arrears"
        ? { ...one, count: 0, unknown: 455, monthlyRent: [] }
        : { ...one, count: 12, monthlyRent },
    );
    return { ...answer, buckets };
  };
  await page.getByTestId("nav-action").click();
  const name = bucket("holdover");
  await expect.element(name).toHaveTextContent("£83K/mo and 1 other currency");
  await expect.element(name).toHaveAccessibleName(/£83,012 \+ €1,200 of rent a month/);
  await expect.element(bucket("arrears")).toHaveTextContent("In arrears–unknown for 455");
  const cut = [...document.querySelectorAll(".bucket, .bucket *")].filter(
    (one) => !one.closest(".unseen") && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0,
  );
  expect(cut.map(({ textContent }) => textContent)).toEqual([]);
});

test("bands are folded by a click and by keys", async () => {
  fake = mountApp({ filled: true }, "settings");
  inBands(fake);
  await page.getByTestId("nav-action").click();
  const band = page.getByTestId("queue-band").first();
  await expect.element(band).toHaveTextContent(/^Overdue3\$1,000 of rent a month$/);
  await expect.element(band).toHaveAttribute("aria-expanded", "true");
  await band.click();
  await expect.element(band).toHaveAttribute("aria-expanded", "false");
  expect(views().at(-1)?.collapsed).toEqual(["overdue"]);
  (queue().element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(band).toHaveAttribute("aria-expanded", "true");
});

/** Three rows under one head, as the program answers. */
function inBands(of: Fake) {
  const plain = of.ask.viewRenewals;
  of.ask.viewRenewals = async (query) => {
    const page = await plain({ ...query, first: 0, last: 3, group: null });
    const collapsed = query.collapsed.includes("overdue");
    const totals = { ...page.totals, monthlyRent: [{ currency: "USD", amount: "1000.00" }] };
    const head: ViewLine = {
      type: "group",
      group: { key: "overdue", title: "overdue", count: 3, totals, collapsed },
    };
    const lines = collapsed ? [head] : [head, ...page.rows];
    return { ...page, count: lines.length, rows: lines };
  };
}

describe("with nothing to do", () => {
  const none = async (): Promise<NeedsAction> => ({
    filter: "is:actionable",
    count: 0,
    days: 90,
    buckets: [{ kind: "due30", filter: "due:0..30d", count: 0, unknown: 0, monthlyRent: [] }],
    renewals: 455,
  });

  test("zero is said with the next deadline, which opens its lease", async () => {
    fake = mountApp({ filled: true }, "settings");
    fake.ask.needsAction = none;
    await page.getByTestId("nav-action").click();
    await expect
      .element(page.getByRole("heading", { level: 2, name: /^Nothing needs action until \w+ \d+, \d+$/ }))
      .toBeVisible();
    await expect
      .element(page.getByTestId("action"))
      .toHaveTextContent("Looked at 455 renewals, 90 days ahead.");
    await bucket("due30").click({ force: true });
    await expect.element(page.getByTestId("action")).toBeVisible();
    await page.getByRole("button", { name: "Open that lease" }).click();
    await expect.element(page.getByTestId("detail")).toBeVisible();
  });

  test("nothing synced: says so and syncs", async () => {
    fake = mountApp({ filled: true });
    fake.ask.needsAction = async () => ({ ...(await none()), renewals: 0 });
    fake.tell("renewals");
    await page.getByTestId("action").getByRole("button", { name: "Sync now" }).click();
    await expect.element(page.getByText("The first renewals are on their way")).toBeVisible();
  });

  test("refused: says why, and asks again", async () => {
    fake = mountApp({ filled: true }, "settings");
    fake.refusals.set("needsAction", { code: "storage", message: "" });
    fake.tell("desk");
    await page.getByTestId("nav-action").click();
    await expect
      .element(page.getByRole("alert"))
      .toHaveTextContent("The local data can't be read or written");
    fake.refusals.clear();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.element(rows().first()).toBeVisible();
  });
});
