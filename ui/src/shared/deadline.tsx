// What a deadline asks for and how near it is. The words say it all; icon and tint repeat it.
import { CalendarClock, CalendarX, FileClock, Hourglass, type LucideIcon } from "lucide-react";
import { plural } from "./format";

export type DeadlineKind = "follow_up" | "option_notice" | "offer" | "expiry";

const icons: Record<DeadlineKind, LucideIcon> = {
  follow_up: CalendarClock,
  option_notice: Hourglass,
  offer: FileClock,
  expiry: CalendarX,
};

const ahead: Record<DeadlineKind, string> = {
  follow_up: "Follow up",
  option_notice: "Option notice ends",
  offer: "Offer runs out",
  expiry: "Lease expires",
};
const past: Record<DeadlineKind, string> = {
  follow_up: "Follow up",
  option_notice: "Option notice ended",
  offer: "Offer ran out",
  expiry: "Expired, still open",
};

export const deadlineIcon = (kind: DeadlineKind) => icons[kind];
export const deadlineWords = (kind: DeadlineKind, days: number) => (days < 0 ? past : ahead)[kind];

/** "4 days overdue", "today", "tomorrow", "in 12 days" */
export function daysLeftWords(days: number): string {
  if (days < 0) return `${plural(-days, "day")} overdue`;
  if (days === 0) return "today";
  return days === 1 ? "tomorrow" : `in ${plural(days, "day")}`;
}

export type Nearness = "overdue" | "now" | "soon" | "later";

export function nearness(days: number): Nearness {
  if (days < 0) return "overdue";
  if (days <= 7) return "now";
  return days <= 30 ? "soon" : "later";
}
