import { describe, expect, test } from "vitest";
import { composeFilter, fieldOf, readChip, withField, writeChip } from "./chip";
import { labelOf } from "./label";

const on = (...texts: string[]) => texts.map((text) => ({ text, on: true }));

describe("the filter's one line", () => {
  test.each([
    ["nothing chosen says nothing", [], "", ""],
    ["words come last, as typed", on("due:<24mo"), "  smith   dental ", "due:<24mo smith dental"],
    ["what is off is left out", [{ text: "has:option", on: false }, ...on("is:open")], "", "is:open"],
    [
      "terms typed into the search box are part of the language",
      [],
      "property:1 -has:notes",
      "property:1 -has:notes",
    ],
    ["a half typed quote is closed", on("is:open"), '"two wor', 'is:open "two wor"'],
  ])("%s", (_why, chips, search, line) => {
    expect(composeFilter(chips, search)).toBe(line);
  });

  test("a chip is read as it is written, quotes and minus included", () => {
    const term = { key: "owner", value: "Dana Holt,me", negated: true };
    expect(writeChip(term)).toBe('-owner:"Dana Holt",me');
    expect(readChip(writeChip(term))).toEqual(term);
    expect(readChip('"two words"')).toEqual({ key: null, value: "two words", negated: false });
  });
});

describe("choosing the value of a field", () => {
  test("takes its chip's place, and switches it on again", () => {
    const chips = [{ text: "stage:executed", on: false }, ...on("has:option")];
    const changed = withField(chips, "stage", "negotiating,none");
    expect(changed).toEqual(on("stage:negotiating,none", "has:option"));
    expect(fieldOf(changed, "stage")?.value).toBe("negotiating,none");
    expect(withField(changed, "stage", null)).toEqual(on("has:option"));
  });

  test("expiry dates lift what is due, which would cut them short", () => {
    expect(withField(on("due:<24mo", "is:open"), "expiry", "2027-01-01..")).toEqual(
      on("is:open", "expiry:2027-01-01.."),
    );
  });
});

test.each([
  ["due:<24mo", "Due within 24 months"],
  ["due:0..30d", "Due in 0 to 30 days"],
  ["expiry:2027-03", "Expires in March 2027"],
  ["-stage:a,b,c,d", "Not: Stage: A, B + 2"],
  ["owner:none", "Owner: none"],
  ["follow:<0d", "Follow-up: overdue"],
  ["change:>5", "Rent change over 5 %"],
  ["is:mtm", "Month to month"],
  ["foo:bar", "foo:bar"],
  ["dental", "“dental”"],
])("%s is called %s", (text, label) => {
  expect(labelOf(text, (_key, value) => value.toUpperCase())).toBe(label);
});
