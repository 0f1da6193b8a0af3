import { QueryClientProvider } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mount, mountApp } from "../../../test/mount";
import { said, settle } from "../../../test/open-lease";
import type { EditTarget } from "../../ipc/door";
import type { Fake } from "../../ipc/fake";
import { newQueryClient } from "../../ipc/queries";
import { undo } from "../../shared/commands/undo";
import { BulkEdit } from "./follow-up/bulk-edit";
import { leaseKeyOf } from "./follow-up/lease-key";

const outcome = () => page.getByTestId("bulk-outcome");
const apply = () => page.getByTestId("bulk-apply");
const onClose = vi.fn();

async function open(targetOf: (fake: Fake) => EditTarget, count: number): Promise<Fake> {
  const fake = mountApp({ filled: true });
  settle(fake);
  onClose.mockReset();
  const client = newQueryClient();
  mount(
    <QueryClientProvider client={client}>
      <BulkEdit target={targetOf(fake)} count={count} onClose={onClose} />
    </QueryClientProvider>,
  );
  await expect.element(page.getByTestId("bulk-edit")).toBeVisible();
  return fake;
}

const firstTen = (fake: Fake): EditTarget => ({
  type: "leases",
  leases: fake.state.visible().slice(0, 10).map(leaseKeyOf),
});

async function chooseStage(name: string) {
  await page.getByTestId("bulk-edit").getByTestId("follow-up-stage").click();
  await page.getByRole("option", { name }).click();
}

test("says how many would change before anything does, then changes them, and undoes it", async () => {
  const fake = await open(firstTen, 10);
  await expect.element(outcome()).toHaveTextContent("Choose what to change.");
  await expect.element(apply()).toBeDisabled();
  const [first, second] = fake.state.visible().map(leaseKeyOf);
  if (!first || !second) throw new Error("an empty portfolio");
  await fake.ask.editFollowUps({ type: "leases", leases: [first] }, { stage: { to: "negotiating" } });
  await chooseStage("Negotiating");
  await expect.element(outcome()).toHaveTextContent("10 renewals, 9 will change; 1 are so already");
  expect(said(fake, second)).toBeNull();
  await apply().click();
  await expect.poll(() => said(fake, second)?.stage).toBe("negotiating");
  expect(onClose).toHaveBeenCalledOnce();
  await expect.element(page.getByTestId("toasts")).toHaveTextContent("9 renewals: Stage set to Negotiating");
  await undo();
  await expect.poll(() => said(fake, second)?.stage).toBeNull();
  expect(said(fake, first)?.stage).toBe("negotiating");
});

test("only what is switched on is changed; an empty field that is on takes the value away", async () => {
  const fake = await open(firstTen, 10);
  await page.getByTestId("bulk-next-step").fill("Call");
  await page.getByTestId("follow-up-bulk-add-tags").fill("spring");
  await userEvent.keyboard("{Enter}");
  await page.getByRole("checkbox", { name: "Change next step" }).click({ force: true });
  await page.getByRole("checkbox", { name: "Change owner" }).click({ force: true });
  await expect.element(page.getByText("Takes the owner away")).toBeVisible();
  await expect.element(apply()).toHaveTextContent("Change 10 renewals");
  await apply().click();
  expect(fake.asked.findLast(({ command }) => command === "editFollowUps")?.with[1]).toEqual({
    stage: null,
    owner: { to: null },
    nextStep: null,
    followUpOn: null,
    addTags: ["spring"],
    removeTags: [],
    muted: null,
  });
});

test("for all that a filter finds it says so, and asks once more", async () => {
  const fake = await open(() => ({ type: "filter", filter: "kind:residential" }), 41);
  await expect
    .element(page.getByTestId("bulk-edit"))
    .toHaveTextContent(/all \d+ renewals that the filter finds, on screen or not: kind:residential/);
  await chooseStage("Will not renew");
  await apply().click();
  expect(fake.asked.some(({ command }) => command === "editFollowUps")).toBe(false);
  await expect.element(apply()).toHaveTextContent(/^Yes, change \d+$/);
  await apply().click();
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
});

test("a refusal is said, and the dialog stays", async () => {
  const fake = await open(firstTen, 10);
  await chooseStage("Negotiating");
  await expect.element(apply()).toBeEnabled();
  fake.refusals.set("editFollowUps", { code: "storage", message: "locked" });
  await apply().click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("Nothing was changed.");
  expect(onClose).not.toHaveBeenCalled();
});
