// One line of the queue: the head of a band, or a lease with what to do about it.
import { ChevronDown, ChevronRight } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { GroupLine, Renewal, Stage, ViewLine } from "../../ipc/door";
import { bandName } from "../../ipc/names";
import { daysLeftWords, deadlineIcon, deadlineWords, nearness } from "../../shared/deadline";
import { formatDate, formatMoney, formatWhole } from "../../shared/format";
import { Unknown, Value } from "../../shared/value";

type LineProps = {
  id: string;
  index: number;
  /** pixels below the first line's place */
  top: number;
  line: ViewLine | undefined;
  stages: Stage[] | undefined;
  active: boolean;
};

function PlainLine({ id, index, top, line, stages, active }: LineProps) {
  const group = line?.type === "group" ? line.group : null;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-level={group ? 1 : 2}
      aria-expanded={group ? !group.collapsed : undefined}
      aria-busy={line === undefined || undefined}
      tabIndex={-1}
      style={{ top }}
      className={`queue-row ${group ? "band" : ""} ${active ? "active" : ""}`}
      data-index={index}
      data-testid={group ? "queue-band" : "queue-row"}
    >
      {line === undefined ? (
        <Cell>
          <span className="queue-waiting" />
        </Cell>
      ) : line.type === "group" ? (
        <Band group={line.group} />
      ) : (
        <Lease row={line.renewal} stages={stages} />
      )}
    </div>
  );
}

export const QueueLine = memo(PlainLine);

function Band({ group: { title, count, totals, collapsed } }: { group: GroupLine }) {
  const Chevron = collapsed ? ChevronRight : ChevronDown;
  const rent = totals.monthlyRent.map(({ amount, currency }) => formatMoney(amount, currency, 0)).join(" + ");
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the queue holds the focus and points at its rows
    <div role="gridcell" aria-colspan={8} className="queue-band">
      <Chevron size={14} aria-hidden="true" />
      <strong>{title === null ? "Without a deadline" : bandName(title)}</strong>
      <span className="muted">{formatWhole(count)}</span>
      {count > 0 && (
        <span className="queue-band-rent muted">{rent ? `${rent} of rent a month` : "rent unknown"}</span>
      )}
    </div>
  );
}

function Lease({ row, stages }: { row: Renewal; stages: Stage[] | undefined }) {
  const { deadline, followUp, occupantName, propertyId, propertyName, suiteId } = row;
  return (
    <>
      <Cell>{deadline ? <What kind={deadline.kind} days={deadline.days} /> : <Unknown />}</Cell>
      <Cell numeric>{deadline ? formatDate(deadline.on) : <Unknown />}</Cell>
      <Cell numeric>
        {deadline ? (
          <span className={`queue-left ${nearness(deadline.days)}`}>{daysLeftWords(deadline.days)}</span>
        ) : (
          <Unknown />
        )}
      </Cell>
      <Cell title={occupantName ?? undefined} className="queue-who">
        <Value>{occupantName}</Value>
      </Cell>
      <Cell title={`${propertyId} ${propertyName ?? ""}`} className="queue-where">
        <span>{propertyName ?? propertyId}</span>
        {suiteId && <span className="muted">{suiteId}</span>}
      </Cell>
      <Cell title={[followUp?.owner, followUp?.nextStep].filter(Boolean).join(": ") || undefined}>
        {stageName(followUp?.stage ?? null, stages)}
      </Cell>
      <Cell title={followUp?.owner ?? undefined} className="queue-owner">
        {followUp?.owner ?? <None what="nobody" />}
      </Cell>
      <Cell title={followUp?.nextStep ?? undefined} className="queue-next">
        {followUp?.nextStep ?? <None what="none" />}
      </Cell>
    </>
  );
}

type CellProps = { children: ReactNode; numeric?: boolean; title?: string; className?: string };

function Cell({ children, numeric = false, title, className = "" }: CellProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the queue holds the focus and points at its rows
    <div role="gridcell" title={title} className={`queue-cell ${numeric ? "numeric" : ""} ${className}`}>
      {children}
    </div>
  );
}

function What({ kind, days }: Pick<NonNullable<Renewal["deadline"]>, "kind" | "days">) {
  const Icon = deadlineIcon(kind);
  return (
    <span className={`queue-what ${nearness(days)}`}>
      <Icon size={14} aria-hidden="true" />
      {deadlineWords(kind, days)}
    </span>
  );
}

/** One that was taken off the list since still shows what is kept of it. */
function stageName(id: string | null, stages: Stage[] | undefined) {
  if (id === null) return <span className="muted">Not begun</span>;
  return stages?.find((stage) => stage.id === id)?.name ?? id;
}

/** Nobody said one, which is known. */
function None({ what }: { what: string }) {
  return (
    <span className="muted">
      <span aria-hidden="true">–</span>
      <span className="unseen">{what}</span>
    </span>
  );
}
