// The app with one lease opened, on a desk whose stages and people are known.
import { expect } from "vitest";
import { page } from "vitest/browser";
import { leaseKeyOf } from "../src/features/renewals/follow-up/lease-key";
import type { FollowUpEdit, LeaseKey, Renewal } from "../src/ipc/door";
import type { Fake, FakeOptions } from "../src/ipc/fake";
import { runCommand } from "../src/shared/commands/registry";
import { mountApp } from "./mount";

export const facets = {
  ...{ property: [], client: [], stage: [], kind: [], due: [], is: [], has: [] },
  ...{ deadline: [], follow: [], notice: [], option: [] },
  owner: ["Dana Holt", "Marcus Reyes"].map((value) => ({ value, label: null, count: 3 })),
  tag: [{ value: "at risk", label: null, count: 2 }],
};

export function settle(fake: Fake): void {
  fake.ask.deskSettings = async () => ({ author: "Dana Holt", stages: fake.state.followUps.stages() });
  fake.ask.listFacets = async () => facets;
}

export async function openLease(
  is: (row: Renewal) => boolean = () => true,
  options: FakeOptions = {},
): Promise<{ fake: Fake; lease: LeaseKey }> {
  const fake = mountApp({ filled: true, ...options }, "renewals");
  settle(fake);
  const row = fake.state.visible().find(is);
  if (!row) throw new Error("no such lease in the pretend portfolio");
  const lease = leaseKeyOf(row);
  await expect.element(page.getByTestId("nav-renewals")).toBeVisible();
  runCommand("renewals.open", lease);
  await expect.element(page.getByTestId("follow-up")).toBeVisible();
  return { fake, lease };
}

export const said = (fake: Fake, lease: LeaseKey) => fake.state.followUps.of(lease).followUp;

export const lastEdit = (fake: Fake) =>
  fake.asked.findLast(({ command }) => command === "editFollowUps")?.with[1] as FollowUpEdit;
