// How the parts of a renewal are written in a cell: plain functions, for all rows alike.
import type { Deadline, Renewal } from "../../../ipc/door";
import { kindNames } from "../../../ipc/names";
import { formatAgo, formatDate, formatMoney, plural } from "../../../shared/format";
import { arrearsAgeNames, deadlineWords, optionStateNames } from "../names";
import { alarm, alert, blank, check, clock, noneKnown, tinted, unknown } from "./marks";

export const text = (value: string | null) => (value === null || value === "" ? unknown : value);
/** With the whole of it in a tip: these are often longer than the column. */
export const long = (value: string | null | undefined) =>
  value ? <span title={value}>{value}</span> : blank;
export const date = (value: string | null) => (value === null ? unknown : formatDate(value));
export const money = (amount: string | null, { currency }: Renewal) =>
  amount === null ? unknown : formatMoney(amount, currency);
export const count = (value: number | null) => (value === null ? unknown : String(value));

export const property = ({ propertyId, propertyName }: Renewal) => (
  <span title={`${propertyId} ${propertyName ?? ""}`}>
    <span className="muted">{propertyId}</span> {propertyName}
  </span>
);

/** Looks like the link that it is. */
export const occupant = ({ occupantName }: Renewal) => (
  <span className="peek" data-peek="" title={occupantName ?? undefined} data-testid="open-lease">
    {occupantName ?? unknown}
  </span>
);

const inDays = (days: number) =>
  days < 0 ? `${plural(-days, "day")} ago` : days === 0 ? "today" : `in ${plural(days, "day")}`;

function byNearness(days: number, words: string) {
  if (days < 0) return tinted("danger", alert, words);
  if (days <= 30) return tinted("warn", alarm, words);
  if (days <= 90) return tinted("active", clock, words);
  return <span className="untinted">{words}</span>;
}

export function deadline(of: Deadline | null) {
  if (of === null) return blank;
  const { ahead, past } = deadlineWords[of.kind];
  return byNearness(of.days, `${of.days < 0 ? past : ahead} ${inDays(of.days)}`);
}

export function days(value: number | null) {
  if (value === null) return unknown;
  const words = inDays(value);
  return byNearness(value, words.charAt(0).toUpperCase() + words.slice(1));
}

/** The last day of notice, and where it stands: a lapsed one is no date to plan with. */
export function notice({ option }: Renewal, today: string) {
  if (option === null) return noneKnown;
  if (option.noticeBy === null) return unknown;
  if (option.state === "lapsed") return <span className="muted">Lapsed {formatDate(option.noticeBy)}</span>;
  return (
    <>
      {formatDate(option.noticeBy)}
      <span className="muted"> · {daysLeft(option.noticeBy, today)}</span>
    </>
  );
}

const DAY_MS = 86_400_000;
const daysLeft = (to: string, today: string) =>
  `${plural(Math.round((Date.parse(to) - Date.parse(today)) / DAY_MS), "day")} left`;

export function optionState({ option }: Renewal) {
  if (option === null) return noneKnown;
  const tone = option.state === "open" ? "active" : option.state === "lapsed" ? "danger" : "plain";
  return tinted(tone, null, optionStateNames[option.state]);
}

export function offer({ offer: shown, currency }: Renewal) {
  if (shown === null) return noneKnown;
  return (
    <>
      {shown.selected && (
        <span className="offer-selected">
          {check}
          <span className="unseen">selected</span>
        </span>
      )}
      {shown.monthlyRent ? formatMoney(shown.monthlyRent, currency) : unknown}
      {shown.termMonths !== null && <span className="muted"> · {shown.termMonths} mo</span>}
    </>
  );
}

const sign = (amount: string) => (Number(amount) > 0 ? "+" : "");

export function rentChange({ rentChange: change, currency }: Renewal) {
  if (change === null) return noneKnown;
  return (
    <span title={change.source === "offer" ? "By the shown offer" : "By the next step-up"}>
      {sign(change.amount)}
      {formatMoney(change.amount, currency, 0)}
      {change.percent !== null && (
        <span className="muted">
          {" "}
          {sign(change.percent)}
          {change.percent} %
        </span>
      )}
    </span>
  );
}

export function nextStep({ nextStep: step, currency }: Renewal) {
  if (step === null) return noneKnown;
  return (
    <>
      {formatDate(step.on)}
      <span className="muted">
        {" "}
        · {step.monthlyRent ? formatMoney(step.monthlyRent, currency, 0) : "unknown"}
      </span>
    </>
  );
}

export function balance(row: Renewal) {
  if (row.balanceDue === null) return unknown;
  if (Number(row.balanceDue) === 0) return <span className="muted">{money(row.balanceDue, row)}</span>;
  return (
    <>
      {money(row.balanceDue, row)}
      {row.arrearsAge !== null && <span className="muted"> · {arrearsAgeNames[row.arrearsAge]}</span>}
    </>
  );
}

export const arrearsAge = (row: Renewal) =>
  row.arrearsAge === null
    ? Number(row.balanceDue) === 0
      ? blank
      : unknown
    : arrearsAgeNames[row.arrearsAge];

/** MRI's, then one's own. */
export const notes = ({ notesCount, ownNotes }: Renewal) => (
  <>
    {count(notesCount)}
    {ownNotes > 0 && (
      <span className="muted" title={`${plural(ownNotes, "note")} of your own`}>
        {" "}
        + {ownNotes}
      </span>
    )}
  </>
);

export const lastNote = ({ lastNote: note }: Renewal) =>
  note === null ? (
    noneKnown
  ) : (
    <span title={note.text}>
      {note.date && <span className="muted">{formatDate(note.date)} </span>}
      {note.text}
    </span>
  );

export const kind = ({ propertyKind }: Renewal) => kindNames[propertyKind];
export const yesNo = (value: boolean | null) => (value === null ? unknown : value ? "Yes" : "No");
export const ago = (at: number | null, now: number) =>
  at === null ? unknown : <span className="muted">{formatAgo(at, now)}</span>;
export const tags = (all: string[] | undefined) => long(all?.join(", "));
