// The days that must not be missed, whoever set them, in order.
import type { Dataset, RenewalDetail } from "../../../ipc/door";
import { formatDate } from "../../../shared/format";
import { daysBetween, howFar, useToday } from "./dates";
import { windowOf } from "./option-window";
import { Section } from "./section";
import { Source } from "./source";

type Day = { what: string; on: string; source: Dataset | null };

export function CriticalDates({ detail }: { detail: RenewalDetail }) {
  const today = useToday();
  const days = daysOf(detail, today);
  return (
    <Section title="Critical dates">
      {detail.renewal.expiryDate === null && <p className="muted">The lease's expiry is unknown.</p>}
      {days.length > 0 && (
        <ol className="critical">
          {days.map(({ what, on, source }) => (
            <li key={`${what}${on}`} className={on < today ? "muted" : undefined}>
              <span className="nowrap">{formatDate(on)}</span>
              <span>{what}</span>
              <span className="nowrap">{howFar(daysBetween(today, on))}</span>
              {source ? <Source detail={detail} of={source} /> : <span className="source">Your own</span>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function daysOf({ renewal, emea, options, offers, lease }: RenewalDetail, today: string): Day[] {
  const { expiryDate, expirySource, followUp } = renewal;
  const from = expirySource === "emea" ? "emea" : expirySource === "offer" ? "offers" : "leases";
  const days: (Omit<Day, "on"> & { on: string | null | undefined })[] = [
    { what: "Expiry", on: expiryDate, source: from },
    { what: "Follow-up", on: followUp?.followUpOn, source: null },
    { what: "EMEA notice", on: emea?.noticeDate, source: "emea" },
    { what: "Rent review", on: emea?.nextReviewDate, source: "emea" },
    { what: "Vacates", on: lease.vacateDate, source: "leases" },
    ...options.flatMap((option) => {
      const { opensOn, noticeBy } = windowOf(option, expiryDate, today);
      const name = `${option.type ?? "Option"}${option.number ? ` no. ${option.number}` : ""}`;
      return [
        { what: `${name}: opens`, on: opensOn, source: "options" as const },
        { what: `${name}: last day of notice`, on: noticeBy, source: "options" as const },
      ];
    }),
    ...[...new Set(offers.map(({ lastDate }) => lastDate))].map((on) => ({
      what: "Offer: last day",
      on,
      source: "offers" as const,
    })),
    { what: "Rent step", on: renewal.nextStep?.on, source: "charges" },
  ];
  return days.filter((day): day is Day => Boolean(day.on)).toSorted((a, b) => a.on.localeCompare(b.on));
}
