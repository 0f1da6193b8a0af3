import { expect, test } from "vitest";
import { asCommandError, commandWords, failureWords, wordsOf } from "./errors";

test("every code has a title and an advice, in sentences", () => {
  for (const [code, { title, advice }] of Object.entries({ ...commandWords, ...failureWords })) {
    expect(title, code).toMatch(/^[A-Z].{5,60}[^.]$/);
    expect(advice, code).toMatch(/^[A-Z].+\.$/);
  }
});

test("what is no refusal of ours is the program's own fault, with its message kept for the log", () => {
  expect(asCommandError(new TypeError("x is not a function"))).toEqual({
    code: "internal",
    message: "x is not a function",
  });
  expect(asCommandError({ code: "no_such_code", message: "?" }).code).toBe("internal");
});

test("words follow the code, never the message", () => {
  expect(wordsOf({ code: "storage_full", message: "the network is down" }).title).toBe("The disk is full");
});
