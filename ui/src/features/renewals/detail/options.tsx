// The lease's options, each with its window drawn; the last day of notice is what costs years of rent when it is missed.
import { AlarmClock, CircleHelp, CircleSlash, DoorOpen, Hourglass } from "lucide-react";
import type { LeaseOption, RenewalDetail } from "../../../ipc/door";
import { formatDate, formatMoney, plural } from "../../../shared/format";
import { Badge } from "../../../shared/layout/badge";
import { daysBetween, howFar, useToday } from "./dates";
import { drawn, type Window, windowOf } from "./option-window";
import { DatasetSection, type Pair, Pairs } from "./section";

export function Options({ detail }: { detail: RenewalDetail }) {
  return (
    <DatasetSection
      title="Options"
      detail={detail}
      dataset="options"
      rows={detail.options.length}
      none="No options in this lease."
    >
      {detail.options.map((option) => (
        <Option
          key={`${option.number}${option.type}${option.noticeBy}`}
          option={option}
          currency={detail.renewal.currency}
          expiry={detail.renewal.expiryDate}
        />
      ))}
    </DatasetSection>
  );
}

type OptionProps = { option: LeaseOption; currency: string | null; expiry: string | null };

function Option({ option, currency, expiry }: OptionProps) {
  const today = useToday();
  const window = windowOf(option, expiry, today);
  const { opensOn, noticeBy, runsFrom, assumed } = window;
  const runs: Pair[] = runsFrom
    ? [["Runs from", `${formatDate(runsFrom)}${assumed ? ", after the expiry" : ""}`]]
    : [];
  const on = (day: string | null) => day && `${formatDate(day)}, ${howFar(daysBetween(today, day))}`;
  return (
    <div className="card option">
      <p className="card-title">
        {option.type ?? "Option"} {option.number && `no. ${option.number}`}{" "}
        <State of={window} today={today} />
      </p>
      {noticeBy && <Drawing of={window} today={today} />}
      <Pairs
        of={[
          ["Opens", opensOn ? on(opensOn) : "Not said by MRI"],
          ["Last day of notice", on(noticeBy)],
          ...runs,
          ["Term", option.termMonths && plural(option.termMonths, "month")],
          ["Rate", option.rateDescription ?? (option.rate && formatMoney(option.rate, currency))],
        ]}
      />
      {option.notes && <p className="muted note-text">{option.notes}</p>}
    </div>
  );
}

function State({ of: { state, opensOn, noticeBy }, today }: { of: Window; today: string }) {
  if (state === "lapsed" && noticeBy)
    return (
      <Badge tone="danger" icon={CircleSlash}>
        {`Lapsed ${howFar(daysBetween(today, noticeBy))}`}
      </Badge>
    );
  if (state === "not_yet_open" && opensOn)
    return <Badge icon={Hourglass}>{`Not yet open, opens ${howFar(daysBetween(today, opensOn))}`}</Badge>;
  if (state === "open" && noticeBy) {
    const left = daysBetween(today, noticeBy);
    return (
      <Badge tone={left <= 30 ? "warn" : "active"} icon={left <= 30 ? AlarmClock : DoorOpen}>
        {left === 0 ? "Open, last day" : `Open, ${plural(left, "day")} left`}
      </Badge>
    );
  }
  return <Badge icon={CircleHelp}>Unknown, no day of notice</Badge>;
}

const share = (part: number) => `${(Math.min(1, Math.max(0, part)) * 100).toFixed(2)}%`;

/** For the eye: all of it is in the words around. */
function Drawing({ of, today }: { of: Window; today: string }) {
  const at = drawn(of, today);
  const from = at.opens ?? 0;
  return (
    <div className={`option-window ${of.state}`} aria-hidden="true">
      <div className="option-track">
        {at.notice !== null && (
          <span
            className={`option-notice${at.opens === null ? " unbegun" : ""}`}
            style={{ left: share(from), width: share(at.notice - from) }}
          >
            {at.notice - from > 0.14 && "notice"}
          </span>
        )}
        {at.runs !== null && (
          <span className="option-term" style={{ left: share(at.runs) }}>
            term
          </span>
        )}
        <span className="option-today" style={{ left: share(at.today) }}>
          <span className={at.today > 0.8 ? "before" : ""}>today</span>
        </span>
      </div>
    </div>
  );
}
