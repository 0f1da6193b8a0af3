// What is wrong with the sync settings, field by field, before they are sent. Pure.
import { datasets } from "../../../ipc/names";
import { type Draft, quotaOf, startsByItself } from "./draft";

export type Wrong = Partial<Record<string, string>>;

const isWhole = (text: string, low: number, high: number) =>
  /^\d{1,7}$/.test(text.trim()) && Number(text) >= low && Number(text) <= high;
const isNumber = (text: string, high: number) =>
  /^\d{1,6}(\.\d+)?$/.test(text.trim()) && Number(text) <= high;
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

type WholeField =
  | "calls"
  | "windowSecs"
  | "headroom"
  | "batchSize"
  | "concurrency"
  | "callsPerSecond"
  | "horizonMonths";
const wholes: [field: WholeField, low: number, high: number, of: string][] = [
  ["batchSize", 1, 1000, "properties"],
  ["concurrency", 1, 64, "calls"],
  ["callsPerSecond", 0, 1000, "calls"],
  ["horizonMonths", 1, 1200, "months"],
];

export function validate(draft: Draft): Wrong {
  const wrong: Wrong = {};
  const own: typeof wholes =
    draft.preset === "own"
      ? [
          ["calls", 1, 1_000_000, "calls"],
          ["windowSecs", 1, 86_400, "seconds"],
        ]
      : [];
  for (const [field, low, high, of] of [...own, ...wholes]) {
    if (!isWhole(draft[field], low, high)) wrong[field] = `A whole number of ${of}, ${low} to ${high}.`;
  }
  const { calls } = quotaOf(draft);
  if (!isWhole(draft.headroom, 0, Math.max(0, calls - 1)))
    wrong.headroom = `A whole number below the limit of ${calls} calls.`;
  if (!isNumber(draft.delaySecs, 3600)) wrong.delaySecs = "Seconds, 0 to 3600.";
  for (const dataset of datasets) {
    const text = draft.freshness[dataset];
    if (text.trim() !== "" && !isNumber(text, 43_200)) wrong[dataset] = "Minutes, up to 43200 (30 days).";
  }
  return { ...wrong, ...wrongSchedule(draft) };
}

function wrongSchedule(draft: Draft): Wrong {
  const wrong: Wrong = {};
  if (draft.scheduled) {
    const timed = draft.kind === "weekdays" || draft.kind === "daily";
    if (timed && !isTime(draft.time)) wrong.time = "A time such as 06:00.";
    if (draft.kind === "own" && draft.cron.trim() === "") wrong.cron = "Five fields, such as 0 6 * * 1-5.";
  }
  if (startsByItself(draft)) {
    if (!isZone(draft.timeZone.trim())) wrong.timeZone = "No such time zone. One such as Europe/London.";
    if (draft.quiet && !isTime(draft.quietFrom)) wrong.quietFrom = "A time such as 20:00.";
    if (draft.quiet && !isTime(draft.quietTo)) wrong.quietTo = "A time such as 06:00.";
    if (draft.quiet && draft.quietFrom === draft.quietTo)
      wrong.quietTo = "The same time twice would be always or never.";
  }
  if (draft.atStart && (!isNumber(draft.startHours, 720) || Number(draft.startHours) === 0))
    wrong.startHours = "Hours, more than 0 and up to 720.";
  return wrong;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name === "" ? undefined : name });
    return true;
  } catch {
    return false;
  }
}
