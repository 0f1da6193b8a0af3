import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { Fake } from "../../ipc/fake";

let fake: Fake;
const field = (name: string) => page.getByTestId(`field-${name}`);

beforeEach(() => {
  fake = mountApp();
});

async function fillAll() {
  await page.getByTestId("connect").click();
  const values = {
    name: "Harbour",
    url: "https://mri.example.com/api.asp",
    mriClientId: "C1",
    database: "PROD",
    user: "api",
    key: "k",
    password: "p",
    properties: "006146\n!!",
  };
  for (const [name, value] of Object.entries(values)) await field(name).fill(value);
  await expect.element(page.getByText("1 property read")).toBeVisible();
}

test("the sample starts a sync, and its rows come as they are fetched", async () => {
  await page.getByTestId("start-sample").click();
  await page.getByTestId("nav-renewals").click();
  await expect.element(page.getByText("The first renewals are on their way")).toBeVisible();
  fake.step(40);
  await expect.element(page.getByText("40 of 160 calls done", { exact: false })).toBeVisible();
  fake.step(1000);
  await expect.element(page.getByTestId("grid")).toBeVisible();
});

test("each field says what is wrong with it, next to it, and the first of them has the focus", async () => {
  await page.getByTestId("connect").click();
  await field("name").fill("Harbour");
  await page.getByTestId("save-client").click();
  await expect.element(field("url")).toHaveFocus();
  await expect
    .element(field("url"))
    .toHaveAccessibleDescription("The full address is needed. It ends in api.asp.");
  await expect.element(field("password")).toHaveAccessibleDescription("The password is needed.");
  await expect.element(field("properties")).toBeInvalid();
  expect(fake.asked.some(({ command }) => command === "addClient")).toBe(false);
});

test("pasted lines that are not understood are named by their number", async () => {
  await fillAll();
  await expect
    .element(page.getByRole("list", { name: "Lines not understood" }))
    .toHaveTextContent("Line 2: “!!” is not a property id.");
});

test("the test shows each answer in words and what it cost", async () => {
  await fillAll();
  await page.getByTestId("test-connection").click();
  const result = page.getByTestId("test-result");
  await expect.element(result).toHaveTextContent("Key may not use it");
  await expect.element(result).toHaveTextContent("The test cost 8 calls; 92 of 100 are left.");
});

test("refused, nothing that was typed is lost, not even by looking elsewhere", async () => {
  await fillAll();
  fake.refusals.set("addClient", { code: "keychain_unavailable", message: "no Secret Service" });
  await page.getByTestId("save-client").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("The system's keychain can't be reached");
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByTestId("connect").click();
  await expect.element(field("password")).toHaveValue("p");
  await page.getByTestId("secretStore-file").click();
  fake.refusals.clear();
  await page.getByTestId("save-client").click();
  await expect.element(page.getByTestId("status-bar")).toBeVisible();
  expect(fake.asked.findLast(({ command }) => command === "addClient")?.with).toMatchObject([
    { secretStore: "file", quota: { calls: 100, windowSecs: 300 } },
  ]);
});

test("in the window only: keys for sections work once there is a client", async () => {
  await page.getByTestId("start-sample").click();
  await expect.element(page.getByTestId("status-bar")).toBeVisible();
  await userEvent.keyboard("{Control>}6{/Control}");
  await expect.element(page.getByRole("heading", { name: "Settings" })).toBeVisible();
});
