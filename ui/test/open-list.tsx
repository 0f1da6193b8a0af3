// The app with the list of renewals in front, and what its tests look at.
import { expect } from "vitest";
import { page } from "vitest/browser";
import type { ViewQuery } from "../src/ipc/door";
import type { Fake } from "../src/ipc/fake";
import { mountApp } from "./mount";

export async function openList(): Promise<Fake> {
  const fake = mountApp({ filled: true }, "renewals");
  await expect.element(rows().first()).toBeVisible();
  return fake;
}

export const rows = () => page.getByTestId("grid-row");
export const chips = () =>
  page
    .getByTestId("chip")
    .elements()
    .map((one) => one.textContent);
export const focusGrid = () => document.querySelector<HTMLElement>("[data-testid=grid]")?.focus();

export async function choose(button: string, item: string): Promise<void> {
  await page.getByTestId(button).click();
  await page.getByTestId(item).click();
}

/** What the list asked the program for, in order. */
export const viewsAsked = (fake: Fake) =>
  fake.asked
    .filter(({ command }) => command === "viewRenewals")
    .map(({ with: [query] }) => query as ViewQuery);
