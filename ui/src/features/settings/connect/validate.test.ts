import { describe, expect, test } from "vitest";
import { type Draft, emptyDraft, formOf } from "./draft";
import { validate } from "./validate";

const whole: Draft = {
  ...emptyDraft,
  name: "Harbour",
  url: "https://mri.example.com/mriapiservices/api.asp",
  mriClientId: "C123456",
  database: "PROD",
  user: "api",
  key: "k",
  password: " p ",
  properties: [{ id: "006146", name: null, kind: null }],
};

describe("the connection form", () => {
  test("whole, it has nothing wrong", () => {
    expect(validate(whole)).toEqual({});
  });

  test("empty, each field says what it needs", () => {
    expect(Object.keys(validate(emptyDraft)).sort()).toEqual([
      "database",
      "key",
      "mriClientId",
      "name",
      "password",
      "properties",
      "url",
      "user",
    ]);
  });

  test.each([
    ["http://mri.example.com/api.asp", "The address must begin with https://."],
    ["http://127.0.0.1:4000/mri/api.asp", undefined],
    ["https://mri.example.com/", "The address must end in api.asp."],
    ["mri.example.com", "This is not an address. It begins with https:// and ends in api.asp."],
  ])("address %s", (url, words) => {
    expect(validate({ ...whole, url }).url).toBe(words);
  });

  test("own numbers are looked at only when they are used", () => {
    expect(validate({ ...whole, calls: "0" })).toEqual({});
    expect(validate({ ...whole, preset: "own", calls: "0", windowSecs: "1.5" })).toHaveProperty("windowSecs");
  });

  test("a password is sent as typed, spaces and all", () => {
    expect(formOf({ ...whole, name: "  Harbour " })).toMatchObject({
      name: "Harbour",
      password: " p ",
      quota: { calls: 100, windowSecs: 300 },
    });
  });
});
