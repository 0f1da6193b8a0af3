// By when somebody must act on a row of the pretend portfolio: the earliest of its dates, none where its stage is closed.
import type { Deadline, Renewal, Stage } from "../bindings";
import { daysBetween } from "./days";

export function deadlineOf(row: Renewal, stages: Stage[], today: string): Deadline | null {
  const stage = row.followUp?.stage ?? null;
  if (stages.some(({ id, closed }) => closed && id === stage)) return null;
  const ahead = (date: string | null | undefined) => (date && date >= today ? date : null);
  const dates: [Deadline["kind"], string | null][] = [
    ["follow_up", row.followUp?.followUpOn ?? null],
    ["option_notice", ahead(row.option?.noticeBy)],
    ["offer", ahead(row.offer?.lastDate)],
    ["expiry", row.expiryDate],
  ];
  return dates.reduce<Deadline | null>(
    (first, [kind, on]) =>
      on === null || (first && first.on <= on) ? first : { on, kind, days: daysBetween(today, on) },
    null,
  );
}
