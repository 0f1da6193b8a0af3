// The pretend program's answers about what needs action and reminders, worked out from its rows so that they never disagree.
import type { Bucket, BucketKind, Reminder, Renewal } from "../bindings";
import type { Commands } from "../door";
import { actionTests } from "./action-terms";
import type { State } from "./state";

type Ours = Pick<Commands, "needsAction" | "listReminders" | "markRemindersRead">;

const DAY_MS = 86_400_000;
/** Since how many days a lead time may have been reached to be told at all. */
const TOLD_FOR = 6;

const bucketFilters: Record<BucketKind, string> = {
  follow_up: "follow:<1d",
  notice: "notice:0..90d",
  due30: "due:0..30d",
  due60: "due:0..60d",
  due90: "due:0..90d",
  due120: "due:0..120d",
  due180: "due:0..180d",
  holdover: "is:holdover",
  month_to_month: "is:mtm",
  untouched: "is:actionable is:untouched",
  arrears: "has:arrears",
};

export function inboxCommands(state: State): Ours {
  const read = new Set<string>();
  return {
    needsAction: async () => {
      const rows = state.visible();
      const days = state.settings.actionDays;
      const tests = actionTests(days, state.today);
      const bucket = (kind: BucketKind, filter: string): Bucket => {
        const some = rows.filter(tests[kind]);
        return { kind, filter, count: some.length, monthlyRent: rentOf(some) };
      };
      return {
        filter: "is:actionable",
        count: rows.filter(tests.actionable).length,
        days,
        buckets: Object.entries(bucketFilters).map(([kind, filter]) => bucket(kind as BucketKind, filter)),
        renewals: rows.length,
      };
    },
    listReminders: async () => {
      const { enabled, leadDays } = state.settings.reminders;
      if (!enabled) return [];
      const told = state.visible().flatMap((row) => reminderOf(row, leadDays, state.now(), read));
      return told.toSorted((a, b) => Number(a.read) - Number(b.read) || a.days - b.days);
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
