import { describe, expect, test } from "vitest";
import { chipsOf, composeFilter, firstFilter, noFilter } from "./filter";

describe("the filter's one line", () => {
  test.each([
    ["the first view narrows to two years", firstFilter, "due:<24mo"],
    ["nothing chosen says nothing", noFilter, ""],
    ["words are passed on as typed", { ...noFilter, text: "  smith   dental " }, "smith dental"],
    [
      "terms typed into the search box are part of the language",
      { ...noFilter, text: "property:006146 -has:notes" },
      "property:006146 -has:notes",
    ],
    [
      "properties are one term, in one order",
      { ...noFilter, properties: ["006147", "006146"] },
      "property:006146,006147",
    ],
    ["a range may be open at its start", { ...noFilter, to: "2026-12-31" }, "expiry:..2026-12-31"],
    ["a range may be open at its end", { ...noFilter, from: "2026-01-01" }, "expiry:2026-01-01.."],
    ["a half typed quote is closed", { ...noFilter, text: '"two wor' }, '"two wor"'],
    [
      "all of it, words last",
      {
        text: "smith",
        properties: ["006146"],
        due: "60d",
        from: "2026-01-01",
        to: "2026-06-30",
        withOption: true,
        inArrears: true,
      } as const,
      "due:<60d expiry:2026-01-01..2026-06-30 property:006146 has:option has:arrears smith",
    ],
  ])("%s", (_why, filter, line) => {
    expect(composeFilter({ ...filter, properties: [...filter.properties] })).toBe(line);
  });

  test("taking every chip away leaves no filter", () => {
    const full = {
      text: "smith",
      properties: ["1", "2"],
      due: "60d",
      from: "2026-01-01",
      to: null,
      withOption: true,
      inArrears: true,
    } as const;
    const chips = chipsOf({ ...full, properties: [...full.properties] }, String, String);
    expect(chips).toHaveLength(7);
    const left = chips.reduce((filter, chip) => chip.without(filter), {
      ...full,
      properties: [...full.properties],
    } as typeof noFilter);
    expect(left).toEqual(noFilter);
  });
});
