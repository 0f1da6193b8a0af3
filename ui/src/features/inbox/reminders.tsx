// The reminders, unread ones first: arrows go through them, Enter opens the lease.
import { BellOff, BellRing, Check, CircleAlert } from "lucide-react";
import { Button as AriaButton, GridList, GridListItem } from "react-aria-components";
import type { Reminder } from "../../ipc/door";
import { wordsOf } from "../../ipc/errors";
import { useReminders } from "../../ipc/queries";
import { runCommand } from "../../shared/commands/registry";
import { daysLeftWords, deadlineIcon, deadlineWords, nearness } from "../../shared/deadline";
import { formatDate, formatWhole } from "../../shared/format";
import { Button } from "../../shared/layout/button";
import { NotRefreshed } from "../../shared/layout/not-refreshed";
import { useMarkRead, useMute } from "./use-reminders";

/** The button that was pressed may be gone with its reminder; the reader stays in the list. */
export const focusReminders = () => document.querySelector<HTMLElement>(".reminders")?.focus();

export function Reminders({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useReminders();
  const markRead = useMarkRead();
  if (error && !data)
    return (
      <div className="inbox-none" role="alert">
        <CircleAlert size={20} aria-hidden="true" className="notice-alert" />
        <p>
          <strong>{wordsOf(error).title}.</strong> {wordsOf(error).advice}
        </p>
        <Button onPress={() => void refetch()}>Try again</Button>
      </div>
    );
  if (!data) return <p className="inbox-none muted">Reading…</p>;
  const { reminders, all } = data;
  if (reminders.length === 0) return <None />;
  const open = (id: unknown) => {
    const reminder = reminders.find((one) => one.id === id);
    if (!reminder) return;
    if (!reminder.read) markRead.mutate([reminder.id]);
    onClose();
    runCommand("renewals.open", reminder.lease);
  };
  return (
    <>
      {error && <NotRefreshed title={wordsOf(error).title} onAgain={() => void refetch()} />}
      <GridList aria-label="Reminders" className="reminders" items={reminders} onAction={open} autoFocus>
        {(reminder) => <Line reminder={reminder} />}
      </GridList>
      {all > reminders.length && (
        <p className="inbox-more muted">
          The first {reminders.length} of {formatWhole(all)}. All of them stand in Needs action.
        </p>
      )}
    </>
  );
}

function None() {
  return (
    <div className="inbox-none">
      <BellRing size={20} aria-hidden="true" className="muted" />
      <p>
        <strong>No reminders.</strong>{" "}
        <span className="muted">A lease is told here when one of its deadlines comes near.</span>
      </p>
    </div>
  );
}

function Line({ reminder }: { reminder: Reminder }) {
  const { id, lease, occupantName, propertyName, suiteId, kind, on, days, read } = reminder;
  const Icon = deadlineIcon(kind);
  const markRead = useMarkRead();
  const mute = useMute();
  const who = occupantName ?? `Lease ${lease.leaseId}`;
  return (
    <GridListItem
      id={id}
      textValue={`${read ? "" : "Unread: "}${who}`}
      className={`reminder ${read ? "" : "unread"}`}
    >
      <Icon size={16} aria-hidden="true" className={`near-${nearness(days)}`} />
      <div className="reminder-text">
        <p className="reminder-who">
          {!read && <span className="unread-dot" role="img" aria-label="Unread" />}
          <span>{who}</span>
        </p>
        <p className="reminder-what">
          {deadlineWords(kind, days)}
          {" · "}
          <span className={`near-${nearness(days)}`}>{daysLeftWords(days)}</span>
        </p>
        <p className="reminder-where muted">
          {[formatDate(on), propertyName ?? lease.propertyId, suiteId && `suite ${suiteId}`]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {!read && (
        <AriaButton
          className="button quiet"
          aria-label={`Mark ${who} read`}
          onPress={() => {
            focusReminders();
            markRead.mutate([id]);
          }}
        >
          <Check size={14} aria-hidden="true" />
        </AriaButton>
      )}
      <AriaButton
        className="button quiet"
        aria-label={`No more reminders of ${who}`}
        onPress={() => {
          focusReminders();
          mute.mutate(reminder);
        }}
      >
        <BellOff size={14} aria-hidden="true" />
      </AriaButton>
    </GridListItem>
  );
}
