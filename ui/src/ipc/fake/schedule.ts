// When a schedule starts next, enough of cron that the fake answers like the program does. The real one is Rust's.
import type { Schedule } from "../bindings";

const fields: [name: string, low: number, high: number][] = [
  ["minute", 0, 59],
  ["hour", 0, 23],
  ["day of the month", 1, 31],
  ["month", 1, 12],
  ["day of the week", 0, 7],
];

/** The next starts, or what is wrong with the schedule in a sentence. */
export function nextStarts(
  { cron = "", timeZone = null, quiet }: Schedule,
  now: number,
  count = 5,
): number[] | string {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== 5) return "A schedule has five fields: minute, hour, day, month, day of the week.";
  const sets: Set<number>[] = [];
  for (const [at, [name, low, high]] of fields.entries()) {
    const set = valuesOf(parts[at] ?? "", low, high);
    if (!set) return `The ${name} “${parts[at]}” is not understood.`;
    sets.push(set);
  }
  const zone = zoneOf(timeZone);
  if (!zone) return `There is no time zone “${timeZone}”.`;
  const starts: number[] = [];
  // Minute by minute would be slow; hour by hour is enough, for zones move by whole minutes of it.
  for (let hour = now - (now % 3_600_000); starts.length < count && hour < now + 366 * 86_400_000; ) {
    for (let minute = 0; minute < 60 && starts.length < count; minute++) {
      const at = hour + minute * 60_000;
      if (!sets[0]?.has(minute) || at <= now || !fits(at, zone, sets)) continue;
      const start = afterQuiet(at, zone, quiet);
      if (start !== starts.at(-1)) starts.push(start);
    }
    hour += 3_600_000;
  }
  return starts;
}

function valuesOf(text: string, low: number, high: number): Set<number> | null {
  const values = new Set<number>();
  for (const piece of text.split(",")) {
    const match = /^(\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(piece);
    if (!match) return null;
    const from = match[2] === undefined ? low : Number(match[2]);
    const to = match[3] !== undefined ? Number(match[3]) : match[2] !== undefined && !match[4] ? from : high;
    const step = Number(match[4] ?? 1);
    if (from < low || to > high || from > to || step < 1) return null;
    for (let value = from; value <= to; value += step) values.add(high === 7 ? value % 7 : value);
  }
  return values;
}

function zoneOf(name: string | null): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-GB", {
      timeZone: name ?? undefined,
      hour12: false,
      weekday: "short",
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    });
  } catch {
    return null;
  }
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

function wallTime(at: number, zone: Intl.DateTimeFormat) {
  const parts = Object.fromEntries(zone.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    hour: Number(parts.hour) % 24,
    minute: Number(parts.minute),
    day: Number(parts.day),
    month: Number(parts.month),
    weekday: weekdays.indexOf(parts.weekday ?? ""),
  };
}

function fits(at: number, zone: Intl.DateTimeFormat, [, hours, days, months, dows]: Set<number>[]): boolean {
  const { hour, day, month, weekday } = wallTime(at, zone);
  return Boolean(hours?.has(hour) && days?.has(day) && months?.has(month) && dows?.has(weekday));
}

/** What falls into quiet hours comes once, when they are over. */
function afterQuiet(at: number, zone: Intl.DateTimeFormat, quiet: Schedule["quiet"]): number {
  let start = at;
  while (isQuiet(start, zone, quiet) && start < at + 86_400_000) start += 60_000;
  return start;
}

function isQuiet(at: number, zone: Intl.DateTimeFormat, quiet: Schedule["quiet"]): boolean {
  if (!quiet) return false;
  const { hour, minute } = wallTime(at, zone);
  const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  return quiet.from <= quiet.to
    ? time >= quiet.from && time < quiet.to
    : time >= quiet.from || time < quiet.to;
}
