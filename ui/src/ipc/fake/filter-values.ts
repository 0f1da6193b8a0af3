// Values of the filter language: relative days, periods, amounts, and what a renewal is or has. A sentence says what to write
// instead.
import type { Renewal } from "../bindings";
import { addMonths, daysBetween } from "./days";
import type { Around, Test } from "./filter";

/** `<60d`, `<24mo`, `0..90d` of a date. */
export function dated(value: string, today: string, of: (row: Renewal) => string | null): Test | string {
  const months = /^<(\d+)mo$/.exec(value);
  if (!months) return daysFrom(value, today, of, "write it as due:<60d, due:<24mo or due:0..90d");
  const end = addMonths(today, Number(months[1]));
  return (row) => {
    const date = of(row);
    return date !== null && date < end;
  };
}

export function daysFrom(
  value: string,
  today: string,
  of: (row: Renewal) => string | null,
  help = "write it as <30d, <0d or 0..90d",
): Test | string {
  const below = /^<(-?\d+)d$/.exec(value);
  const between = /^(-?\d+)\.\.(-?\d+)d$/.exec(value);
  if (!below && !between) return help;
  const [from, to] = below ? [-100_000, Number(below[1]) - 1] : [Number(between?.[1]), Number(between?.[2])];
  return (row) => {
    const date = of(row);
    if (date === null) return false;
    const days = daysBetween(today, date);
    return days >= from && days <= to;
  };
}

export function expiringIn(value: string): Test | string {
  if (value === "none") return (row) => row.expiryDate === null;
  const [from = "", to = from] = value.split("..");
  if (!/^(\d{4}(-\d\d){0,2})?$/.test(from) || !/^(\d{4}(-\d\d){0,2})?$/.test(to))
    return "dates are written 2026-03-31";
  return (row) =>
    row.expiryDate !== null && row.expiryDate >= from && (to === "" || row.expiryDate <= `${to}~`);
}

export function comparing(value: string, of: (row: Renewal) => string | null): Test | string {
  const side = /^([<>])(-?\d+(?:\.\d+)?)$/.exec(value);
  const between = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/.exec(value);
  if (!side && !between) return "write it as >1000, <5000 or 1000..5000";
  return (row) => {
    const known = of(row);
    if (known === null) return false;
    if (between) return Number(known) >= Number(between[1]) && Number(known) <= Number(between[2]);
    return side?.[1] === ">" ? Number(known) > Number(side[2]) : Number(known) < Number(side?.[2]);
  };
}

type Named = Record<string, (row: Renewal, around: Around) => boolean>;

const isClosed = (row: Renewal, { stages }: Around) =>
  stages.some(({ id, closed }) => closed && id === row.followUp?.stage);
const days = (row: Renewal) => row.daysToExpiry ?? Number.POSITIVE_INFINITY;

export const being: Named = {
  actionable: (row, around) => !isClosed(row, around) && (row.deadline?.days ?? 1000) <= 180,
  open: (row, around) => !isClosed(row, around),
  closed: isClosed,
  untouched: (row) => row.followUp === null,
  expired: (row) => days(row) < 0,
  holdover: (row, around) => days(row) < 0 && !isClosed(row, around),
  mtm: (row) => row.monthToMonth === true,
  muted: (row) => row.followUp?.muted === true,
};

export const having: Named = {
  option: (row) => row.option !== null,
  offer: (row) => row.offer !== null,
  notes: (row) => (row.notesCount ?? 0) + row.ownNotes > 0,
  arrears: (row) => Number(row.balanceDue ?? 0) > 0,
  followup: (row) => row.followUp !== null,
  tags: (row) => (row.followUp?.tags.length ?? 0) > 0,
  step: (row) => row.nextStep !== null,
};

export function tested(key: "is" | "has" | "option", value: string, around: Around): Test | string {
  if (key === "option") {
    const states = ["open", "not_yet_open", "lapsed", "unknown"];
    if (!states.includes(value)) return `option: takes ${states.join(", ")}`;
    return (row) => row.option?.state === value;
  }
  const known = key === "is" ? being : having;
  const test = known[value];
  return test ? (row) => test(row, around) : `${key}: takes ${Object.keys(known).join(", ")}`;
}
