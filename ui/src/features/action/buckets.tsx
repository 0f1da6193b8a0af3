// The counts: what is to be done now, and what expires when. Each opens as a list; arrows go through them.
import {
  AlarmClockOff,
  Banknote,
  CalendarClock,
  CalendarX,
  CircleDashed,
  Hourglass,
  type LucideIcon,
  Repeat,
} from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import type { Bucket, BucketKind, Sum } from "../../ipc/door";
import { runCommand } from "../../shared/commands/registry";
import { formatMoney, formatWhole, locale, plural } from "../../shared/format";

type Words = { name: string; icon: LucideIcon; title: string };

const words: Record<BucketKind, Words> = {
  follow_up: { name: "Follow-ups due", icon: CalendarClock, title: "Follow-up dates that have come" },
  notice: { name: "Option notices", icon: Hourglass, title: "Options whose notice ends within 90 days" },
  untouched: { name: "Not begun", icon: CircleDashed, title: "Due, and nobody has begun" },
  holdover: { name: "Holdover", icon: AlarmClockOff, title: "Expired and still open" },
  month_to_month: { name: "Month to month", icon: Repeat, title: "Running on from month to month" },
  arrears: { name: "In arrears", icon: Banknote, title: "With a balance due" },
  due30: { name: "30 days", icon: CalendarX, title: "Expiring within 30 days" },
  due60: { name: "60 days", icon: CalendarX, title: "Expiring within 60 days" },
  due90: { name: "90 days", icon: CalendarX, title: "Expiring within 90 days" },
  due120: { name: "120 days", icon: CalendarX, title: "Expiring within 120 days" },
  due180: { name: "180 days", icon: CalendarX, title: "Expiring within 180 days" },
};
const now: BucketKind[] = ["follow_up", "notice", "untouched", "holdover", "month_to_month", "arrears"];
const expiring: BucketKind[] = ["due30", "due60", "due90", "due120", "due180"];

export function Buckets({ buckets }: { buckets: Bucket[] }) {
  const lines = [now, expiring].map((kinds) =>
    kinds.flatMap((kind) => buckets.find((bucket) => bucket.kind === kind) ?? []),
  );
  const [stop, setStop] = useState<BucketKind | null>(null);
  const first = lines.flat()[0]?.kind;
  const shown = lines.flat().some(({ kind }) => kind === stop) ? stop : first;
  const [nowLine = [], expiringLine = []] = lines;
  return (
    <section className="buckets" aria-label="Counts" onKeyDown={alongBuckets} data-testid="buckets">
      <Line name="To do" buckets={nowLine} stop={shown} onStop={setStop} />
      <Line name="Expiring within" buckets={expiringLine} stop={shown} onStop={setStop} />
    </section>
  );
}

type LineProps = {
  name: string;
  buckets: Bucket[];
  stop: BucketKind | null | undefined;
  onStop: (kind: BucketKind) => void;
};

function Line({ name, buckets, stop, onStop }: LineProps) {
  return (
    <div className="bucket-line" role="group" aria-label={name}>
      <h2 className="bucket-line-name">{name}</h2>
      {buckets.map((bucket) => (
        <Cell
          key={bucket.kind}
          bucket={bucket}
          tabIndex={bucket.kind === stop ? 0 : -1}
          onFocus={() => onStop(bucket.kind)}
        />
      ))}
    </div>
  );
}

type CellProps = { bucket: Bucket; tabIndex: number; onFocus: () => void };

function Cell({ bucket: { kind, filter, count, unknown, monthlyRent }, tabIndex, onFocus }: CellProps) {
  const { name, icon: Icon, title } = words[kind];
  const list = () => runCommand("renewals.list", { filter, sort: [{ id: "deadline", desc: false }] });
  return (
    <button
      type="button"
      className="bucket"
      title={title}
      tabIndex={tabIndex}
      aria-disabled={count === 0}
      onFocus={onFocus}
      onClick={() => count > 0 && list()}
      data-testid={`bucket-${kind}`}
    >
      <span className="bucket-name">
        <Icon size={14} aria-hidden="true" />
        {name}
      </span>
      <span className="bucket-sum">
        <span className="bucket-count">
          {count === 0 && unknown > 0 ? <span aria-hidden="true">–</span> : formatWhole(count)}
        </span>
        {count > 0 && <AtStake sums={monthlyRent} />}
      </span>
      {unknown > 0 && <span className="bucket-rent">unknown for {formatWhole(unknown)}</span>}
    </button>
  );
}

/** Short, so that there is room for it; to the unit, and in each currency, when pointed at or read aloud. */
function AtStake({ sums }: { sums: Sum[] }) {
  const [first, ...others] = sums;
  // None of them has a rent that is known.
  if (!first) return <span className="bucket-rent">rent unknown</span>;
  const all = sums.map(({ amount, currency }) => formatMoney(amount, currency, 0)).join(" + ");
  const more = others.length > 0 ? ` and ${plural(others.length, "other currency", "other currencies")}` : "";
  return (
    <span className="bucket-rent" title={`${all} of rent a month`}>
      <span className="nowrap">{shortMoney(first)}/mo</span>
      {more}
      <span className="unseen">: {all} of rent a month</span>
    </span>
  );
}

function shortMoney({ amount, currency }: Sum): string {
  const style = currency
    ? { style: "currency" as const, currency, currencyDisplay: "narrowSymbol" as const }
    : {};
  return new Intl.NumberFormat(locale, { ...style, notation: "compact", maximumFractionDigits: 1 }).format(
    Number(amount),
  );
}

const steps: Record<string, [line: number, along: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Down from the last line goes on into the queue. */
function alongBuckets(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const lines = [...event.currentTarget.querySelectorAll(".bucket-line")].map((line) => [
    ...line.querySelectorAll<HTMLElement>(".bucket"),
  ]);
  const line = lines.findIndex((buckets) => buckets.some((bucket) => bucket === event.target));
  const at = lines[line]?.indexOf(event.target as HTMLElement) ?? -1;
  const to = lines[line + step[0]];
  if (to) to[Math.min(to.length - 1, Math.max(0, at + step[1]))]?.focus();
  else if (step[0] > 0) document.querySelector<HTMLElement>("[data-testid=queue]")?.focus();
}
