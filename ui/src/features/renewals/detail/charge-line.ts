// Charges laid out on a line of time: which stretch is drawn, and where each charge lies on it.
import type { Charge } from "../../../ipc/door";
import { addMonths, daysBetween } from "./dates";

export type Line = { from: string; to: string };

const first = (days: string[]) => days.toSorted()[0];

/** Three years back at most, and as far ahead as something is known, ten years at most. */
export function lineOf(charges: Charge[], expiry: string | null, today: string): Line {
  const starts = charges.flatMap(({ startDate }) => startDate ?? []);
  const ends = [...charges.flatMap(({ startDate, endDate }) => [startDate ?? [], endDate ?? []].flat())];
  const earliest = first(starts) ?? addMonths(today, -12);
  const latest = [...ends, expiry ?? today].toSorted().at(-1) ?? today;
  const [least, most] = [addMonths(today, 12), addMonths(today, 120)];
  const from = earliest < addMonths(today, -36) ? addMonths(today, -36) : earliest;
  return {
    from: from > addMonths(today, -3) ? addMonths(today, -3) : from,
    to: latest < least ? least : latest > most ? most : latest,
  };
}

export const placeOn = ({ from, to }: Line, day: string) => daysBetween(from, day) / daysBetween(from, to);

export type Placed = { charge: Charge; left: number; width: number; begun: boolean; ended: boolean };

/** Those that lie on the line at all. `begun`, `ended`: the end is on the drawing, and known. */
export function placed(charges: Charge[], line: Line): Placed[] {
  return charges.flatMap((charge) => {
    const start = charge.startDate === null ? 0 : placeOn(line, charge.startDate);
    const end = charge.endDate === null ? 1 : placeOn(line, charge.endDate);
    if (end <= 0 || start >= 1 || end < start) return [];
    const left = Math.max(0, start);
    const begun = charge.startDate !== null && start >= 0;
    const ended = charge.endDate !== null && end <= 1;
    return [{ charge, left, width: Math.min(1, end) - left, begun, ended }];
  });
}

/** The first days of years on the line, not so many that they touch. */
export function yearsOn(line: Line): { year: string; at: number }[] {
  const [from, to] = [Number(line.from.slice(0, 4)), Number(line.to.slice(0, 4))];
  const step = to - from > 6 ? 2 : 1;
  const years = Array.from({ length: to - from }, (_, at) => from + 1 + at);
  return years
    .filter((_, at) => at % step === 0)
    .map((year) => ({ year: String(year), at: placeOn(line, `${year}-01-01`) }))
    .filter(({ at }) => at < 0.96);
}
