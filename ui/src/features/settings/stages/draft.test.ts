import { expect, test } from "vitest";
import { firstStages } from "../../../ipc/settings";
import { linesOf, moved, newLine, sameStages, stagesOf, wrongLines } from "./draft";

const lines = linesOf(firstStages);

test("an unchanged list is the same list", () => {
  expect(sameStages(stagesOf(lines), firstStages)).toBe(true);
});

test("a renamed stage keeps its id, since leases hold it", () => {
  const renamed = lines.map((line) => (line.id === "negotiating" ? { ...line, name: " In talks " } : line));
  expect(stagesOf(renamed)[1]).toEqual({ id: "negotiating", name: "In talks", closed: false });
});

test("a new stage is named by its letters, and never like another", () => {
  const added = [...lines, { ...newLine(), name: "Légal review!" }, { ...newLine(), name: "No contact?" }];
  expect(stagesOf(added).slice(-2)).toMatchObject([{ id: "legal_review" }, { id: "no_contact_2" }]);
});

test("moving beyond the ends changes nothing", () => {
  expect(moved(lines, 0, -1)).toBe(lines);
  expect(moved(lines, 6, 7)).toBe(lines);
  expect(
    moved(lines, 0, 2)
      .map(({ id }) => id)
      .slice(0, 3),
  ).toEqual(["negotiating", "drafting_amendment", "no_contact"]);
});

test("empty and doubled names are wrong where they stand", () => {
  const wrong = wrongLines([...lines, { ...newLine(), name: "executed " }, { ...newLine(), name: " " }]);
  expect([...wrong.values()]).toEqual(["There is one of this name above.", "A stage needs a name."]);
});
