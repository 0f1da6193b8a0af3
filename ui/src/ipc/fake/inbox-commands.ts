// The pretend program's answers about what needs action and reminders, worked out from its rows so that they never disagree.
import type { Bucket, BucketKind, Reminder, Renewal } from "../bindings";
import type { Commands } from "../door";
import { parseFilter } from "./filter";
import type { State } from "./state";

const SHOWN = 100;

type Ours = Pick<Commands, "needsAction" | "listReminders" | "markRemindersRead">;

const DAY_MS = 86_400_000;
/** Since how many days a lead time may have been reached to be told at all. */
const TOLD_FOR = 6;

const bucketFilters: Record<BucketKind, string> = {
  follow_up: "is:open follow:<1d",
  notice: "is:open notice:0..90d",
  due30: "is:open due:0..30d",
  due60: "is:open due:0..60d",
  due90: "is:open due:0..90d",
  due120: "is:open due:0..120d",
  due180: "is:open due:0..180d",
  holdover: "is:open is:holdover",
  month_to_month: "is:open is:mtm",
  untouched: "is:actionable is:untouched",
  arrears: "is:open has:arrears",
};

export function inboxCommands(state: State): Ours {
  const read = new Set<string>();
  return {
    needsAction: async () => {
      const rows = state.visible();
      const days = state.settings.actionDays;
      const around = { today: state.today, stages: state.settings.stages, me: "You" };
      const found = (filter: string) => rows.filter(parseFilter(filter, around).test);
      const bucket = (kind: BucketKind, filter: string): Bucket => {
        const some = found(filter);
        const unanswered = rows.filter(({ balanceDue }) => balanceDue === null).length;
        const unknown = kind === "arrears" ? unanswered : 0;
        return { kind, filter, count: some.length, unknown, monthlyRent: rentOf(some) };
      };
      return {
        filter: "is:actionable",
        count: found("is:actionable").length,
        days,
        buckets: Object.entries(bucketFilters).map(([kind, filter]) => bucket(kind as BucketKind, filter)),
        renewals: rows.length,
      };
    },
    listReminders: async () => {
      const { enabled, leadDays } = state.settings.reminders;
      if (!enabled) return { reminders: [], all: 0, unread: 0 };
      const told = state.visible().flatMap((row) => reminderOf(row, leadDays, state.now(), read));
      const ordered = told.toSorted((a, b) => Number(a.read) - Number(b.read) || a.days - b.days);
      const unread = ordered.filter((one) => !one.read).length;
      return { reminders: ordered.slice(0, SHOWN), all: ordered.length, unread };
    },
    markRemindersRead: async (ids) => {
      const all = state
        .visible()
        .flatMap((row) => reminderOf(row, state.settings.reminders.leadDays, state.now(), read));
      for (const id of ids.length > 0 ? ids : all.map((one) => one.id)) read.add(id);
      state.tell("desk");
      return null;
    },
  };
}

function rentOf(rows: Renewal[]): Bucket["monthlyRent"] {
  const known = rows.filter(({ monthlyRent }) => monthlyRent !== null);
  const amount = known.reduce((sum, { monthlyRent }) => sum + Number(monthlyRent), 0);
  return known.length === 0 ? [] : [{ currency: "USD", amount: amount.toFixed(2) }];
}

function reminderOf(row: Renewal, leadDays: number[], now: number, read: Set<string>): Reminder[] {
  const { deadline, followUp, clientId, propertyId, leaseId, occupantName, propertyName, suiteId } = row;
  if (!deadline || followUp?.muted) return [];
  const { kind, on, days } = deadline;
  const lead = [...leadDays, 0].find((one) => days <= one && days > one - TOLD_FOR);
  if (lead === undefined) return [];
  const id = `${clientId} ${propertyId} ${leaseId} ${kind} ${on} ${lead}`;
  return [
    {
      id,
      lease: { clientId, propertyId, leaseId },
      occupantName,
      propertyName,
      suiteId,
      kind,
      on,
      days,
      at: now - (lead - days) * DAY_MS,
      read: read.has(id) || lead - days > TOLD_FOR / 2,
    },
  ];
}
