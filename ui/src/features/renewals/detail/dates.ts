// Calendar arithmetic on dates as they cross the door, YYYY-MM-DD, and how far off a day is in words.
import { parseDate } from "@internationalized/date";
import { useDesk } from "../../../ipc/queries";
import { plural } from "../../../shared/format";

export const addDays = (date: string, days: number) => parseDate(date).add({ days }).toString();
export const addMonths = (date: string, months: number) => parseDate(date).add({ months }).toString();

const DAY_MS = 86_400_000;
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** "today", "in 12 days", "3 days ago" */
export function howFar(days: number): string {
  if (days === 0) return "today";
  return days > 0 ? `in ${plural(days, "day")}` : `${plural(-days, "day")} ago`;
}

/** The day that the program counts from. */
export const useToday = (): string => useDesk().data?.today ?? new Date().toISOString().slice(0, 10);
