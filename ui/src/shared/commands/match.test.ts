import { expect, test } from "vitest";
import { score } from "./match";

const title = "Export what the list shows";

test("words in any order, begun or within, without their accents", () => {
  for (const typed of ["export", "shows list", "exp sho", "EXPÓRT", "port"])
    expect(score(typed, title), typed).toBeGreaterThan(0);
});

test("each word must be there", () => {
  expect(score("export zebra", title)).toBe(0);
  expect(score("zoom", title)).toBe(0);
});

test("letters that begin its words will do, scattered ones will not", () => {
  expect(score("ewl", title)).toBeGreaterThan(0);
  expect(score("xwt", title)).toBe(0);
});

test("the title counts for more than other words, its beginning for the most", () => {
  expect(score("export", title)).toBeGreaterThan(score("export", "Copy", "export"));
  expect(score("sync", "Sync all clients")).toBeGreaterThan(score("sync", "Pause the sync"));
});
