import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { mountApp } from "../../../test/mount";
import type { Fake } from "../../ipc/fake";

let fake: Fake;
const field = (name: string) => page.getByTestId(`field-${name}`);
const save = () => page.getByTestId("save-edit");
const sent = () => fake.asked.findLast(({ command }) => command === "changeClient")?.with;

beforeEach(async () => {
  fake = mountApp({ filled: true, clients: 2 });
  await page.getByTestId("nav-settings").click();
});
const edit = (nth: number) => page.getByTestId("edit-client").nth(nth).click();

test("what is typed is checked by field, kept when it is refused or left, and sent as a change", async () => {
  await edit(1);
  await field("url").fill("http://mri.harbour.example/");
  await save().click();
  await expect.element(field("url")).toHaveFocus();
  await expect.element(field("url")).toHaveAccessibleDescription("The address must begin with https://.");
  await field("url").fill("https://mri.harbour.example/new/api.asp");
  await field("password").fill(" new ");
  fake.refusals.set("changeClient", { code: "keychain_unavailable", message: "no Secret Service" });
  await save().click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("The system's keychain can't be reached");
  await page.getByTestId("settings-you").click();
  await page.getByTestId("settings-clients").click();
  await edit(1);
  await expect.element(field("password")).toHaveValue(" new ");
  fake.refusals.clear();
  await save().click();
  await expect.element(page.getByTestId("toasts")).toHaveTextContent("Harbour Estates was saved");
  expect(sent()).toMatchObject([
    "harbour",
    { url: "https://mri.harbour.example/new/api.asp", key: "", password: " new ", catalogue: null },
  ]);
  await expect.element(page.getByTestId("client").nth(1)).toHaveTextContent("/new/api.asp");
});

test("what the program finds wrong it says in its own words", async () => {
  await edit(1);
  await page.getByText("Advanced: changes to the catalogue").click();
  await field("catalogue").fill("[apis]\nnonsense");
  await save().click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("The catalogue's line 2 is not TOML.");
  await expect.element(field("catalogue")).toHaveValue("[apis]\nnonsense");
});

test("properties are taken off, added one by one, and read from a list", async () => {
  await edit(1);
  await expect.element(page.getByTestId("property-line").nth(8)).toBeInTheDocument();
  await page.getByRole("button", { name: "Take 006140 off the list" }).click();
  await expect.element(page.getByText("1 property is taken off", { exact: false })).toBeVisible();
  await field("new-property").fill("x/y");
  await userEvent.keyboard("{Enter}");
  await expect.element(field("new-property")).toHaveAccessibleDescription("This is not one property id.");
  await field("new-property").fill("009001");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByTestId("property-line").last()).toHaveTextContent("009001");
  await page.getByText("Paste a list, or read one from a file").click();
  await field("paste").fill("009001\n!!\n009002");
  await expect
    .element(page.getByRole("list", { name: "Lines not understood" }))
    .toHaveTextContent("Line 2: “!!” is not a property id.");
  await page.getByTestId("add-list").click();
  await save().click();
  await expect.poll(sent).toBeDefined();
  const [, { properties }] = sent() as [string, { properties: { id: string }[] }];
  expect(properties.map(({ id }) => id)).not.toContain("006140");
  expect(properties.map(({ id }) => id).slice(-2)).toEqual(["009001", "009002"]);
});

test("a stored client is tested with what is kept for it; what is typed only with its secrets", async () => {
  await edit(1);
  await page.getByTestId("test-edit").click();
  await expect.element(page.getByTestId("test-result")).toHaveTextContent("The test cost 8 calls");
  expect(fake.asked.at(-1)).toMatchObject({ command: "testClient", with: ["harbour"] });
  await field("key").fill("k");
  await field("password").fill("p");
  await page.getByTestId("test-edit").click();
  await expect
    .poll(() => fake.asked.findLast(({ command }) => command === "testConnection")?.with)
    .toMatchObject([{ key: "k", password: "p", quota: { calls: 100 } }]);
});

test("of the sample only the name can be changed", async () => {
  await edit(0);
  await expect.element(field("name")).toBeVisible();
  await expect.element(field("url")).not.toBeInTheDocument();
  await field("name").fill("Playground");
  await save().click();
  await expect.element(page.getByTestId("client").first()).toHaveTextContent("Playground");
});
