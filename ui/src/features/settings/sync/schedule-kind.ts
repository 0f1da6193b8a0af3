// The simple ways to say when, and the cron text that each becomes. Pure.
export type ScheduleKind = "weekdays" | "daily" | "hours" | "own";
export type When = { kind: ScheduleKind; time: string; hours: string };

export const kindNames: Record<ScheduleKind, string> = {
  weekdays: "On weekdays",
  daily: "Every day",
  hours: "Every few hours",
  own: "As cron text",
};

/** Only what divides a day: anything else would start over at midnight. */
export const hourSteps = ["1", "2", "3", "4", "6", "8", "12"];

const two = (text: string) => text.padStart(2, "0");

export function whenOf(cron: string): When {
  const first: When = { kind: "own", time: "06:00", hours: "2" };
  const daily = /^(\d{1,2}) (\d{1,2}) \* \* (\*|1-5)$/.exec(cron.trim());
  if (daily) {
    const time = `${two(daily[2] ?? "")}:${two(daily[1] ?? "")}`;
    return { ...first, kind: daily[3] === "*" ? "daily" : "weekdays", time };
  }
  const hours = /^0 \*\/(\d{1,2}) \* \* \*$/.exec(cron.trim())?.[1];
  if (hours && hourSteps.includes(hours)) return { ...first, kind: "hours", hours };
  return first;
}

export function cronOf({ kind, time, hours, cron }: When & { cron: string }): string {
  const [hour = "", minute = ""] = time.split(":").map((part) => String(Number(part)));
  if (kind === "weekdays") return `${minute} ${hour} * * 1-5`;
  if (kind === "daily") return `${minute} ${hour} * * *`;
  if (kind === "hours") return `0 */${hours} * * *`;
  return cron.trim();
}

/** In a few words, as a fact. */
export function whenWords(cron: string): string {
  const { kind, time, hours } = whenOf(cron);
  if (kind === "weekdays") return `Weekdays at ${time}`;
  if (kind === "daily") return `Every day at ${time}`;
  if (kind === "hours") return hours === "1" ? "Every hour" : `Every ${hours} hours`;
  return cron;
}
