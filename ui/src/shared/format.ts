// Values as people read them, by the system's locale. Money and areas arrive as decimal strings, dates as YYYY-MM-DD,
// instants as epoch milliseconds; unknown (null) is never given to these: <Value> shows it as a dash.
// With no locale set, Linux says "POSIX", which groups no digits and would make a million hard to read.
const asked = new Intl.NumberFormat().resolvedOptions().locale;
export const locale = /posix/i.test(asked) ? "en-US" : asked;

const money = new Map<string, Intl.NumberFormat>();

/** Whole units in tables; the exact amount where one lease is looked at. */
export function formatMoney(amount: string, currency: string | null, digits = 2): string {
  const key = `${currency ?? ""}${digits}`;
  let format = money.get(key);
  if (!format) {
    const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    format = new Intl.NumberFormat(
      locale,
      currency ? { style: "currency", currency, currencyDisplay: "narrowSymbol", ...fixed } : fixed,
    );
    money.set(key, format);
  }
  return format.format(Number(amount));
}

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
export const formatWhole = (value: number | string) => whole.format(Number(value));

const plainDate = new Intl.DateTimeFormat(locale, {
  year: "numeric",
  month: "short",
  day: "2-digit",
  timeZone: "UTC",
});
export const formatDate = (date: string) => plainDate.format(Date.parse(`${date}T00:00:00Z`));

const dayOfMonth = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });
/** Without its year, for the ticks of a chart. */
export const formatDay = (date: string) => dayOfMonth.format(Date.parse(`${date}T00:00:00Z`));

const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
export const formatTime = (instant: number) => clock.format(instant);

const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
export const formatInstant = (instant: number) => dayAndTime.format(instant);

const weekdayAndTime: Intl.DateTimeFormatOptions = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
};
/** "Mon, Nov 24, 06:00", on the clocks of `timeZone` (null = here) */
export const formatSoon = (instant: number, timeZone: string | null = null) =>
  new Intl.DateTimeFormat(locale, { ...weekdayAndTime, timeZone: timeZone ?? undefined }).format(instant);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "4 min ago", "3 h ago", "2 days ago" */
export function formatAgo(instant: number, now: number): string {
  const age = Math.max(0, now - instant);
  return age < MINUTE ? "just now" : `${formatAge(age)} ago`;
}

/** "4 min", "3 h", "2 days" */
export function formatAge(age: number): string {
  if (age < MINUTE) return "under 1 min";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < 2 * DAY) return `${Math.floor(age / HOUR)} h`;
  return `${Math.floor(age / DAY)} days`;
}

/** "2:05", "1:02:05" */
export function formatCountdown(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** "42 s", "3 min 10 s", "2 h 5 min" */
export function formatDuration(duration: number): string {
  const seconds = Math.round(duration / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds >= 3600) return hoursOf(Math.round(seconds / 60));
  return `${Math.floor(seconds / 60)} min${seconds % 60 > 0 ? ` ${seconds % 60} s` : ""}`;
}

const hoursOf = (minutes: number) =>
  `${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ""}`;

export const plural = (count: number, one: string, many = `${one}s`) =>
  `${formatWhole(count)} ${count === 1 ? one : many}`;

const monthOfYear = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
/** "March 2027", of "2027-03" */
export const formatMonth = (month: string) => monthOfYear.format(Date.parse(`${month}-01T00:00:00Z`));
