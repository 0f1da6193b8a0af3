// Which rows of the pretend portfolio need action, and why: the queue and each of its buckets.
import type { BucketKind, Renewal } from "../bindings";

type Test = (row: Renewal) => boolean;

const dueIn =
  (days: number): Test =>
  ({ daysToExpiry }) =>
    daysToExpiry !== null && daysToExpiry >= 0 && daysToExpiry <= days;

const noticeIn =
  (days: number): Test =>
  ({ deadline, option }) =>
    deadline?.kind === "option_notice" && option?.state !== "lapsed" && deadline.days < days;

/** A closed stage leaves nothing to do, and no deadline. */
export function actionTests(days: number): Record<BucketKind | "actionable", Test> {
  const open: Test = ({ deadline }) => deadline !== null;
  const expired: Test = ({ daysToExpiry }) => daysToExpiry !== null && daysToExpiry < 0;
  return {
    actionable: ({ deadline }) => deadline !== null && deadline.days <= days,
    follow_up: ({ deadline }) => deadline?.kind === "follow_up" && deadline.days <= 0,
    notice: noticeIn(90),
    due30: dueIn(30),
    due60: dueIn(60),
    due90: dueIn(90),
    due120: dueIn(120),
    due180: dueIn(180),
    holdover: (row) => open(row) && expired(row) && !row.monthToMonth,
    month_to_month: (row) => row.monthToMonth === true,
    untouched: (row) =>
      row.deadline !== null &&
      row.deadline.days <= days &&
      (!row.followUp?.stage || row.followUp.stage === "no_contact"),
    arrears: ({ balanceDue }) => Number(balanceDue ?? 0) > 0,
  };
}

const DAYS = 180;

/** The terms of the filter language that find them; `null`: it is none of these. */
export function actionTerm(key: string, value: string): Test | null {
  const tests = actionTests(DAYS);
  const being: Record<string, Test> = {
    actionable: tests.actionable,
    untouched: tests.untouched,
    holdover: tests.holdover,
    mtm: tests.month_to_month,
  };
  if (key === "is") return being[value] ?? null;
  if (key === "followup" && value === "<1d") return tests.follow_up;
  if (key === "notice" && value === "<90d") return tests.notice;
  return null;
}
