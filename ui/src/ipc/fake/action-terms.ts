// Which rows of the pretend portfolio need action, and why: the queue and each of its buckets.
import type { BucketKind, Renewal } from "../bindings";
import { daysBetween } from "./days";

type Test = (row: Renewal) => boolean;

const dueIn =
  (days: number): Test =>
  ({ daysToExpiry }) =>
    daysToExpiry !== null && daysToExpiry >= 0 && daysToExpiry <= days;

/** A closed stage leaves nothing to do, and no deadline. */
export function actionTests(days: number, today: string): Record<BucketKind | "actionable", Test> {
  const ahead = (date: string | null | undefined) => (date ? daysBetween(today, date) : Number.NaN);
  const open: Test = ({ deadline }) => deadline !== null;
  const expired: Test = ({ daysToExpiry }) => daysToExpiry !== null && daysToExpiry < 0;
  return {
    actionable: ({ deadline }) => deadline !== null && deadline.days <= days,
    follow_up: ({ followUp }) => ahead(followUp?.followUpOn) < 1,
    notice: ({ option }) => ahead(option?.noticeBy) >= 0 && ahead(option?.noticeBy) <= 90,
    due30: dueIn(30),
    due60: dueIn(60),
    due90: dueIn(90),
    due120: dueIn(120),
    due180: dueIn(180),
    holdover: (row) => open(row) && expired(row),
    month_to_month: (row) => row.monthToMonth === true,
    untouched: ({ deadline, followUp }) => deadline !== null && deadline.days <= days && followUp === null,
    arrears: ({ balanceDue }) => Number(balanceDue ?? 0) > 0,
  };
}

const DAYS = 180;

/** The terms of the filter language that find them; `null`: it is none of these. */
export function actionTerm(key: string, value: string, today: string): Test | null {
  const tests = actionTests(DAYS, today);
  const being: Record<string, Test> = {
    actionable: tests.actionable,
    untouched: tests.untouched,
    holdover: tests.holdover,
    mtm: tests.month_to_month,
  };
  if (key === "is") return being[value] ?? null;
  if (key === "follow" && value === "<1d") return tests.follow_up;
  if (key === "notice" && value === "0..90d") return tests.notice;
  return null;
}
