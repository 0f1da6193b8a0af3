import { expect, test } from "vitest";
import { readAmount, writeAmount } from "./amount";

test.each([
  ["en-US", "12,500", "12500"],
  ["en-US", "12.5", "12.5"],
  ["en-US", "-3", "-3"],
  ["en-US", "lots", ""],
  ["en-US", "", ""],
  ["en-US", "-", ""],
  ["de-DE", "12,5", "12.5"],
  ["de-DE", "12.500", "12500"],
  ["fr-FR", "12 500,25", "12500.25"],
])("in %s, %s is %s", (locale, typed, amount) => {
  expect(readAmount(typed, locale)).toBe(amount);
});

test("an amount is shown as it would be typed", () => {
  expect(writeAmount("12.5", "de-DE")).toBe("12,5");
  expect(readAmount(writeAmount("1234567.25", "de-DE"), "de-DE")).toBe("1234567.25");
});
