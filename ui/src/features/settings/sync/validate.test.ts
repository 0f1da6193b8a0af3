import { expect, test } from "vitest";
import { sampleClient } from "../../../ipc/fake/clients";
import { fullSettings } from "../../../ipc/settings";
import { type Draft, draftOf, quotaOf, settingsOf } from "./draft";
import { validate } from "./validate";

const first = draftOf(sampleClient);
const wrongIn = (change: Partial<Draft>) => Object.keys(validate({ ...first, ...change }));

test("what is stored is right, and comes back as it was", () => {
  expect(validate(first)).toEqual({});
  expect(settingsOf(first)).toEqual(sampleClient.settings);
  expect(quotaOf(first)).toEqual(sampleClient.quota);
});

test("each field is judged by itself", () => {
  expect(wrongIn({ batchSize: "0", concurrency: "x", callsPerSecond: "-1" })).toEqual([
    "batchSize",
    "concurrency",
    "callsPerSecond",
  ]);
  expect(wrongIn({ delaySecs: "1.5" })).toEqual([]);
  expect(wrongIn({ freshness: { ...first.freshness, notes: "soon" } })).toEqual(["notes"]);
});

test("calls left alone must leave some to use", () => {
  expect(wrongIn({ preset: "developer", headroom: "100" })).toEqual(["headroom"]);
  expect(wrongIn({ preset: "partner", headroom: "100" })).toEqual([]);
});

test("what is off stays as it was stored, however it was typed over", () => {
  const typed = { ...first, kind: "own" as const, cron: "nonsense", timeZone: "Atlantis", quiet: true };
  expect(settingsOf(typed).schedule).toEqual(fullSettings(sampleClient.settings).schedule);
});

test("quiet hours and clocks matter to a start with old data too", () => {
  expect(wrongIn({ atStart: true, quiet: true, quietFrom: "8" })).toEqual(["quietFrom"]);
});

test("a schedule is judged only while it is on", () => {
  const wrong = { kind: "daily" as const, time: "6", timeZone: "Atlantis", quiet: true, quietFrom: "25:00" };
  expect(wrongIn({ ...wrong, scheduled: false })).toEqual([]);
  expect(wrongIn({ ...wrong, scheduled: true })).toEqual(["time", "timeZone", "quietFrom"]);
});

test("minutes and hours become seconds; an empty freshness is left to the default", () => {
  const draft = {
    ...first,
    atStart: true,
    startHours: "8",
    freshness: { ...first.freshness, leases: "2", notes: " " },
  };
  expect(settingsOf(draft)).toMatchObject({
    freshnessSecs: { leases: 120 },
    schedule: { startIfOlderSecs: 28_800 },
  });
});
