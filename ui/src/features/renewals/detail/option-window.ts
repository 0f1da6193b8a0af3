// An option's window of notice: when it opens, its last day, and where today stands. MRI names no opening of its own: the
// option's date is one only where it comes before the last day of notice; else it is the day from which the option runs.
import type { LeaseOption, OptionState } from "../../../ipc/door";
import { addDays, daysBetween } from "./dates";

export type Window = {
  state: OptionState;
  opensOn: string | null;
  noticeBy: string | null;
  /** From when the option runs; where MRI does not say, the day after the lease's expiry. */
  runsFrom: string | null;
  assumed: boolean;
};

export function windowOf(option: LeaseOption, expiry: string | null, today: string): Window {
  const { noticeBy, optionDate } = option;
  const opensOn = noticeBy && optionDate && optionDate < noticeBy ? optionDate : null;
  const assumed = optionDate === null || opensOn !== null;
  // Without a term, as of an expansion, there may be nothing that runs.
  const runsFrom = assumed ? (option.termMonths && expiry ? addDays(expiry, 1) : null) : optionDate;
  return { state: stateOf(opensOn, noticeBy, today), opensOn, noticeBy, runsFrom, assumed };
}

function stateOf(opensOn: string | null, noticeBy: string | null, today: string): OptionState {
  if (noticeBy === null) return "unknown";
  if (noticeBy < today) return "lapsed";
  return opensOn !== null && today < opensOn ? "not_yet_open" : "open";
}

/** Places on a line from 0 to 1; the drawing shows some time before the first day and after the last. */
export function drawn({ opensOn, noticeBy, runsFrom }: Window, today: string) {
  const days = [today, opensOn, noticeBy, runsFrom].filter((day) => day !== null).toSorted();
  const first = days[0] ?? today;
  const span = Math.max(60, daysBetween(first, days.at(-1) ?? today));
  const from = addDays(first, -Math.round(span * 0.12));
  const whole = daysBetween(from, addDays(first, Math.round(span * 1.25)));
  const place = (day: string | null) => (day === null ? null : daysBetween(from, day) / whole);
  return { today: place(today) ?? 0, opens: place(opensOn), notice: place(noticeBy), runs: place(runsFrom) };
}
